package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All contract vectors, in the order of their files. */
public record Vectors(
        List<RequestVector> requests,
        List<ResponseVector> responses,
        List<MalformedRequestVector> malformedRequests,
        List<BodyVector> bodies) {

    /** The operation to call for responses that name none, since they hold for any. */
    static final String ANY_OPERATION = "pause_workflow_execution";

    /** The token of all vectors but those that are about tokens. */
    static final String TOKEN = "MDAxNWxvY2F00aW9";

    /**
     * Loads the vectors that ship with the contract.
     *
     * @throws MalformedVectorException if one of them breaks the schema of the vectors
     */
    public static Vectors load() {
        return Loaded.VECTORS;
    }

    /** Read once, which takes a while. */
    private static final class Loaded {
        private static final Vectors VECTORS = read(Vectors::resource);
    }

    /** @param source returns the text of a file by its name */
    static Vectors read(UnaryOperator<String> source) {
        Map<String, String> fileById = new HashMap<>();
        return new Vectors(
                list("requests.yaml", "requests", RequestVector.class, source, fileById),
                list("responses.yaml", "responses", ResponseVector.class, source, fileById),
                list("malformed-requests.yaml", "malformedRequests", MalformedRequestVector.class, source, fileById),
                list("bodies.yaml", "bodies", BodyVector.class, source, fileById));
    }

    /** An example request for vectors about a response: the first that applies to both sides. */
    public RequestVector exampleOf(String operation) {
        return requests.stream()
                .filter(vector -> vector.operation().equals(operation) && vector.appliesTo() == AppliesTo.BOTH)
                .findFirst()
                .orElseThrow(() ->
                        new MalformedVectorException("requests.yaml", operation, "no request shows this operation"));
    }

    /** An example success for vectors about a request: the first that the contract documents. */
    public ResponseVector successOf(String operation) {
        return successesOf(operation)
                .findFirst()
                .orElseThrow(() ->
                        new MalformedVectorException("responses.yaml", operation, "no response shows its success"));
    }

    boolean hasSuccessOf(String operation) {
        return successesOf(operation).findFirst().isPresent();
    }

    private Stream<ResponseVector> successesOf(String operation) {
        return responses.stream()
                .filter(vector -> Objects.equals(vector.operation(), operation)
                        && vector.appliesTo() == AppliesTo.BOTH
                        && vector.documented()
                        && vector.outcome().result() == ResponseVector.Result.SUCCESS);
    }

    /** The requests that a client must send. */
    public List<RequestVector> clientRequests() {
        return requests.stream().filter(vector -> vector.appliesTo().client()).toList();
    }

    /** The requests that a server must understand. */
    public List<RequestVector> serverRequests() {
        return requests.stream().filter(vector -> vector.appliesTo().server()).toList();
    }

    /** The responses that a client must understand. */
    public List<ResponseVector> clientResponses() {
        return responses.stream().filter(vector -> vector.appliesTo().client()).toList();
    }

    /** The responses that a server must send. */
    public List<ResponseVector> serverResponses() {
        return responses.stream().filter(vector -> vector.appliesTo().server()).toList();
    }

    /** All vectors of all lists. */
    public List<Vector> all() {
        List<Vector> all = new ArrayList<>(requests);
        all.addAll(responses);
        all.addAll(malformedRequests);
        all.addAll(bodies);
        return List.copyOf(all);
    }

    private static <V extends Vector> List<V> list(
            String file, String list, Class<V> type, UnaryOperator<String> source, Map<String, String> fileById) {
        List<V> vectors = new VectorFile(file, list, source.apply(file)).read(type);
        for (V vector : vectors) {
            String other = fileById.putIfAbsent(vector.id(), file);
            if (other != null) {
                throw new MalformedVectorException(file, vector.id(), "duplicate id, also in " + other);
            }
        }
        return vectors;
    }

    static String resource(String file) {
        return text("/vectors/" + file);
    }

    /** Text of a file in the jar of the contract. */
    static String text(String path) {
        try (InputStream in = Vectors.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new MalformedVectorException(path, "all vectors", "no such file on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
