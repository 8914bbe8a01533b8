package org.onedata.oneprovider.contract.mutants;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedata.oneprovider.contract.ClientCheck;
import org.onedata.oneprovider.contract.ClientUnderTest;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.Vectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Clients with one fault each; the vectors catch all of them. */
// Mutants share nothing, and there are many vectors to run over each.
@Execution(ExecutionMode.CONCURRENT)
public class MutantClientTest {
    private static final Vectors VECTORS = Vectors.load();

    @Test
    void theReferenceMeetsAllVectors() {
        failing(new ReferenceClient()).assertNone();
    }

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource({"mutantsOfThePath", "mutantsOfTheRequest", "mutantsOfTheOutcome", "mutantsOfTheError"})
    void mutantIsCaught(ClientUnderTest mutant, List<String> vectors) {
        failing(mutant).assertCaughtBy(vectors);
    }

    /** What is wrong with each mutant. */
    public static List<String> faults() {
        return mutants().map(mutant -> ((ArgumentSet) mutant).getName()).toList();
    }

    /** The mutant with this fault; the reference if there is none. */
    public static ClientUnderTest mutant(String fault) {
        return fault.equals("nothing")
                ? new ReferenceClient()
                : (ClientUnderTest) find(fault).get()[0];
    }

    /** The ids of the vectors that catch the mutant with this fault. */
    @SuppressWarnings("unchecked")
    public static List<String> caughtBy(String fault) {
        return (List<String>) find(fault).get()[1];
    }

    private static Arguments find(String fault) {
        return mutants()
                .filter(mutant -> ((ArgumentSet) mutant).getName().equals(fault))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Arguments> mutants() {
        return Stream.of(mutantsOfThePath(), mutantsOfTheRequest(), mutantsOfTheOutcome(), mutantsOfTheError())
                .flatMap(mutants -> mutants);
    }

    static Stream<Arguments> mutantsOfThePath() {
        return Stream.of(
                mutant("does not encode slashes and dots", List.of("IdWithSlash"), new ReferenceClient() {
                    @Override
                    String encode(String wid) {
                        return super.encode(wid).replace("%2F", "/").replace("%2E", ".");
                    }
                }),
                mutant(
                        "leaves %2F as it is",
                        List.of("IdThatLooksEncoded"), new ReferenceClient() {
                            @Override
                            String encode(String wid) {
                                return super.encode(wid).replaceAll("%25(?=[0-9A-F]{2})", "%");
                            }
                        }),
                mutant("encodes twice", List.of("IdWithSpace"), new ReferenceClient() {
                    @Override
                    String encode(String wid) {
                        return super.encode(super.encode(wid));
                    }
                }),
                mutant("encodes like a form", List.of("IdWithSpace", "IdWithAsterisk"), new ReferenceClient() {
                    @Override
                    String encode(String wid) {
                        return URLEncoder.encode(wid, StandardCharsets.UTF_8);
                    }
                }),
                mutant("encodes Latin-1", List.of("IdWithAccentedLetter", "IdWithEmoji"), new ReferenceClient() {
                    @Override
                    byte[] bytes(String wid) {
                        return wid.getBytes(StandardCharsets.ISO_8859_1);
                    }
                }));
    }

    static Stream<Arguments> mutantsOfTheRequest() {
        return Stream.of(
                mutant("sends the token in Authorization", List.of("TokenInOneHeaderOnly"), new ReferenceClient() {
                    @Override
                    Map<String, String> headers(String token) {
                        Map<String, String> headers = super.headers(token);
                        headers.put("Authorization", "Bearer " + headers.remove("X-Auth-Token"));
                        return headers;
                    }
                }),
                mutant("sends the token in the query as well", List.of("TokenInOneHeaderOnly"), new ReferenceClient() {
                    @Override
                    URI uri(String baseUrl, String token, String wid) {
                        return URI.create(super.uri(baseUrl, token, wid) + "?token=" + encode(token));
                    }
                }),
                mutant("sends a Content-Type", List.of("NoBody"), new ReferenceClient() {
                    @Override
                    Map<String, String> headers(String token) {
                        return with(super.headers(token), "Content-Type", "application/x-www-form-urlencoded");
                    }
                }),
                mutant("sends a form", List.of("NoBody"), new ReferenceClient() {
                    @Override
                    BodyPublisher body() {
                        return BodyPublishers.ofString("force=true");
                    }
                }),
                mutant("does not say what it accepts", List.of("PlainId"), new ReferenceClient() {
                    @Override
                    Map<String, String> headers(String token) {
                        return without(super.headers(token), "Accept");
                    }
                }),
                mutant("does not say who it is", List.of("UserAgentNamesTheClient"), new ReferenceClient() {
                    @Override
                    Map<String, String> headers(String token) {
                        return without(super.headers(token), "User-Agent");
                    }
                }),
                mutant("repeats a POST", List.of("ServiceUnavailableEmpty"), new ReferenceClient() {
                    @Override
                    HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
                        HttpResponse<String> response = super.exchange(request);
                        return response.statusCode() == 503 ? super.exchange(request) : response;
                    }
                }),
                // To the host that it came from, so that no name is looked up.
                mutant("follows a redirect", List.of("TemporaryRedirect"), new ReferenceClient() {
                    @Override
                    HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
                        HttpResponse<String> response = super.exchange(request);
                        return response.statusCode() / 100 == 3 ? super.exchange(request) : response;
                    }
                }));
    }

    static Stream<Arguments> mutantsOfTheOutcome() {
        return Stream.of(
                mutant("takes an error for a success", List.of("UnknownExecution"), new ReferenceClient() {
                    @Override
                    boolean isSuccess(int status) {
                        return true;
                    }
                }),
                mutant("takes a 202 for an error", List.of("Accepted", "AcceptedWithHtml"), new ReferenceClient() {
                    @Override
                    boolean isSuccess(int status) {
                        return status == 200 || status == 204;
                    }
                }),
                mutant("takes a redirect for a success", List.of("Found", "RedirectToNowhere"), new ReferenceClient() {
                    @Override
                    boolean isSuccess(int status) {
                        return status < 400;
                    }
                }),
                mutant("takes a 200 with an error for an error", List.of("OkWithError"), new ReferenceClient() {
                    @Override
                    Outcome outcome(HttpResponse<String> response) {
                        String error = error(response.body());
                        return error == null
                                ? super.outcome(response)
                                : Outcome.error(response.statusCode(), error, response.body());
                    }
                }),
                mutant("says 500 of every error", List.of("NotFoundOfThePage", "TokenMissing"), new ReferenceClient() {
                    @Override
                    Outcome outcome(HttpResponse<String> response) {
                        Outcome outcome = super.outcome(response);
                        return outcome.status() == null ? outcome : Outcome.error(500, outcome.error(), outcome.body());
                    }
                }),
                mutant("believes the Content-Type", List.of("ContentTypeOfText"), new ReferenceClient() {
                    @Override
                    Outcome outcome(HttpResponse<String> response) {
                        Outcome outcome = super.outcome(response);
                        String type = response.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .toLowerCase(Locale.ROOT);
                        return type.startsWith("application/json")
                                ? outcome
                                : new Outcome(outcome.result(), outcome.status(), null, null, outcome.body());
                    }
                }));
    }

    static Stream<Arguments> mutantsOfTheError() {
        return Stream.of(
                mutant("drops the body", List.of("UnknownExecution", "BadRequestOfThePage"), new ReferenceClient() {
                    @Override
                    String error(String body) {
                        return null;
                    }
                }),
                mutant("fails on what is no JSON", List.of("BadGatewayInHtml"), new ReferenceClient() {
                    @Override
                    String error(String body) {
                        JSON.readTree(body);
                        return super.error(body);
                    }
                }),
                mutant("requires a ctx", List.of("UnknownExecutionWithoutCtx"), new ReferenceClient() {
                    @Override
                    String error(ObjectNode error) {
                        return error.required("ctx").isObject() ? super.error(error) : null;
                    }
                }),
                mutant("drops unknown fields of a ctx", List.of("CtxWithUnknownFields"), new ReferenceClient() {
                    @Override
                    String error(ObjectNode error) {
                        if (error.path("ctx") instanceof ObjectNode ctx) {
                            ctx.retain(CTX_FIELDS);
                        }
                        return super.error(error);
                    }
                }),
                mutant("drops unknown fields of an error", List.of("UnknownErrorFields"), new ReferenceClient() {
                    @Override
                    String error(ObjectNode error) {
                        return super.error(error.retain(ERROR_FIELDS));
                    }
                }),
                mutant("rejects an unknown service", List.of("UnknownService"), new ReferenceClient() {
                    @Override
                    String error(ObjectNode error) {
                        String service = error.path("ctx").path("service").asString("opw");
                        if (!List.of("ozw", "opw", "ozp", "opp").contains(service)) {
                            throw new IllegalArgumentException(service);
                        }
                        return super.error(error);
                    }
                }),
                mutant("does not understand the old form", List.of("ErrorOfRelease2002"), new ReferenceClient() {
                    @Override
                    String oldForm(String id, JsonNode description) {
                        return null;
                    }
                }));
    }

    private static Arguments mutant(String fault, List<String> vectors, ReferenceClient client) {
        return argumentSet(fault, client, vectors);
    }

    private static FailingVectors failing(ClientUnderTest client) {
        return FailingVectors.of(
                        VECTORS.requests().stream()
                                // The reference knows this operation alone.
                                .filter(vector -> vector.operation().equals("pause_workflow_execution"))
                                .filter(vector -> vector.appliesTo().client())
                                .toList(),
                        vector -> ClientCheck.check(vector, client))
                .and(FailingVectors.of(
                        VECTORS.responses().stream()
                                // The reference knows this operation alone.
                                .filter(vector -> vector.operation().equals("pause_workflow_execution"))
                                .filter(vector -> vector.appliesTo().client())
                                .toList(),
                        vector -> ClientCheck.check(vector, client)));
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        headers.put(name, value);
        return headers;
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        headers.remove(name);
        return headers;
    }
}
