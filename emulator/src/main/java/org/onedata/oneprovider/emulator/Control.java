package org.onedata.oneprovider.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.emulator.control.ExecutionInfo;
import org.onedata.oneprovider.emulator.control.Expectation;
import org.onedata.oneprovider.emulator.control.Failure;
import org.onedata.oneprovider.emulator.control.Move;
import org.onedata.oneprovider.emulator.control.NewExecution;
import org.onedata.oneprovider.emulator.control.NewUser;
import org.onedata.oneprovider.emulator.control.Problem;
import org.onedata.oneprovider.emulator.control.RequestInfo;
import org.onedata.oneprovider.emulator.control.Status;
import org.onedata.oneprovider.emulator.control.TimeInfo;
import org.onedata.oneprovider.emulator.control.TimeMove;
import org.onedata.oneprovider.emulator.control.UserInfo;

/** The emulator's own API, as described by {@code emulator.yaml}: for tests in any language. */
final class Control extends Handler.Abstract {
    private static final String BASE_PATH = "/emulator/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OneproviderEmulator emulator;

    Control(OneproviderEmulator emulator) {
        this.emulator = emulator;
    }

    /** @param body null for none */
    private record Answer(int status, @Nullable Object body) {
        static final Answer DONE = new Answer(204, null);

        static Answer problem(int status, @Nullable String message) {
            return new Answer(
                    status, Problem.builder().message(String.valueOf(message)).build());
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (!path.startsWith(BASE_PATH)) {
            return false;
        }
        Content.Source.asByteBuffer(
                request,
                Promise.from(
                        body -> {
                            try {
                                write(
                                        answer(request, path.substring(BASE_PATH.length()), BufferUtil.toArray(body)),
                                        response,
                                        callback);
                            } catch (RuntimeException e) {
                                Response.writeError(request, response, callback, e);
                            }
                        },
                        failure -> Response.writeError(request, response, callback, failure)));
        return true;
    }

    private static void write(Answer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put("Cache-Control", "no-store");
        byte[] body = new byte[0];
        if (answer.body() instanceof byte[] text) {
            body = text;
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/yaml");
        } else if (answer.body() != null) {
            try {
                body = JSON.writeValueAsBytes(answer.body());
            } catch (JsonProcessingException e) {
                callback.failed(e);
                return;
            }
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private Answer answer(Request request, String path, byte[] body) {
        // A page of another site can send a form or a text, but needs the emulator's consent for JSON.
        String type = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.CONTENT_TYPE), "");
        if (body.length > 0 && !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return Answer.problem(415, "Content-Type: must be application/json");
        }
        try {
            return answer(request.getMethod(), path, body);
        } catch (JsonProcessingException e) {
            return Answer.problem(400, "body: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Answer.problem(400, e.getMessage());
        } catch (AssertionError e) {
            return Answer.problem(409, e.getMessage());
        }
    }

    private Answer answer(String method, String path, byte[] body) throws IOException {
        String one = path.startsWith("executions/") ? "executions/" : path;
        return switch (method + " " + one) {
            case "GET openapi.yaml" -> new Answer(200, openApi());
            case "GET executions" ->
                new Answer(
                        200, emulator.executions().stream().map(Control::info).toList());
            case "POST executions" -> add(read(body, NewExecution.class, NewExecution::additionalProperties));
            case "GET executions/" -> execution(path, execution -> {});
            case "PATCH executions/" -> {
                Move move = read(body, Move.class, Move::additionalProperties);
                ExecutionStatus status = status(required("status", move.status()));
                yield execution(path, execution -> emulator.move(execution.wid(), status));
            }
            case "GET users" ->
                new Answer(
                        200,
                        emulator.oneprovider().users().stream()
                                .map(Control::info)
                                .toList());
            case "POST users" -> add(read(body, NewUser.class, NewUser::additionalProperties));
            case "POST failures" -> {
                Failure failure = read(body, Failure.class, Failure::additionalProperties);
                emulator.script(requests(failure), response(failure));
                yield Answer.DONE;
            }
            case "DELETE failures" -> done(emulator::clearScript);
            case "GET requests" ->
                emulator.keepsRequests()
                        ? new Answer(
                                200,
                                emulator.requests().stream().map(Control::info).toList())
                        : Answer.problem(409, RequestLog.OFF);
            case "DELETE requests" -> done(emulator::clearRequests);
            case "POST requests/verify" -> {
                Expectation expected = read(body, Expectation.class, Expectation::additionalProperties);
                emulator.verify(required("count", expected.count()), matching(expected));
                yield Answer.DONE;
            }
            case "GET time" -> time();
            case "POST time" -> {
                move(read(body, TimeMove.class, TimeMove::additionalProperties));
                yield time();
            }
            case "POST reset" -> done(emulator::reset);
            default ->
                Answer.problem(
                        404, "There is no " + method + " " + BASE_PATH + path + ": see " + BASE_PATH + "openapi.yaml");
        };
    }

    private static Answer done(Runnable action) {
        action.run();
        return Answer.DONE;
    }

    private static <T> T read(byte[] body, Class<T> type, Function<T, Map<String, ?>> unknown) throws IOException {
        T read = JSON.readValue(body, type);
        if (read == null) {
            throw new IllegalArgumentException("body: must not be null");
        }
        if (!unknown.apply(read).isEmpty()) {
            throw new IllegalArgumentException(
                    "body: unknown: " + String.join(", ", unknown.apply(read).keySet()));
        }
        return read;
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + ": is missing");
        }
        return value;
    }

    private Answer add(NewExecution given) {
        String wid = emulator.schedule(execution -> {
            if (given.wid() != null) {
                execution.wid(given.wid());
            }
            if (given.owner() != null) {
                execution.owner(emulator.oneprovider().user(given.owner()));
            }
            if (given.space() != null) {
                execution.space(given.space());
            }
            if (given.status() != null) {
                execution.status(status(given.status()));
            }
        });
        return new Answer(201, info(emulator.oneprovider().get(wid)));
    }

    private interface Change {
        void apply(Execution execution);
    }

    private Answer execution(String path, Change change) {
        String wid =
                URLDecoder.decode(path.substring("executions/".length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        Execution execution = emulator.oneprovider().find(wid);
        if (execution == null) {
            return Answer.problem(404, "wid: no such execution: " + wid);
        }
        change.apply(execution);
        return new Answer(200, info(execution));
    }

    private Answer add(NewUser given) {
        User user = emulator.addUser(required("name", given.name()), settings -> {
            if (given.token() != null) {
                settings.token(given.token());
            }
            if (given.privileges() != null) {
                settings.privileges(privileges(given.privileges()));
            }
            if (given.spaces() != null) {
                given.spaces()
                        .forEach((space, privileges) ->
                                settings.privilegesIn(space, privileges(required("spaces", privileges))));
            }
        });
        return new Answer(201, info(user));
    }

    private Answer time() {
        return new Answer(
                200,
                TimeInfo.builder()
                        .now(emulator.time().toEpochMilli())
                        .stands(emulator.isTimeStanding())
                        .build());
    }

    private void move(TimeMove move) {
        if ((move.now() == null) == (move.advance() == null)) {
            throw new IllegalArgumentException("body: needs either now or advance");
        }
        if (move.now() != null) {
            emulator.stopTime(Instant.ofEpochMilli(move.now()));
        } else {
            emulator.advance(Duration.ofMillis(move.advance()));
        }
    }

    private static Requests requests(Failure given) {
        Requests requests = given.wid() == null ? Requests.all() : Requests.of(given.wid());
        if (given.times() != null) {
            requests = requests.times(given.times());
        }
        if (given.rate() != null) {
            requests = requests.atRandom(given.rate(), given.seed() == null ? 0 : given.seed());
        }
        return requests;
    }

    private static ScriptedResponse response(Failure given) {
        refuse("details", given.details(), "error", given.error());
        refuse("body", given.body(), "status", given.status());
        refuse("length", given.length(), "status", given.status());
        refuse("seed", given.seed(), "rate", given.rate());
        ScriptedResponse response = content(given);
        if (given.headers() != null) {
            for (Map.Entry<String, String> header : given.headers().entrySet()) {
                response = response.withHeader(header.getKey(), required("headers", header.getValue()));
            }
        }
        if (given.after() != null) {
            response = response.after(Duration.ofMillis(given.after()));
        }
        if (given.slowly() != null) {
            response = response.slowly(Duration.ofMillis(given.slowly()));
        }
        if (given.cut() != null) {
            response = switch (given.cut().value()) {
                case "head" -> response.cutInHead();
                case "body" -> response.cutInBody();
                default -> throw new IllegalArgumentException("cut: must be head or body: " + given.cut());
            };
        }
        return response;
    }

    private static void refuse(String name, @Nullable Object value, String other, @Nullable Object otherValue) {
        if (value != null && otherValue == null) {
            throw new IllegalArgumentException(name + ": needs " + other);
        }
    }

    private static ScriptedResponse content(Failure given) {
        long contents = Stream.of(given.error(), given.vector(), given.status(), given.redirect(), given.fault())
                .filter(Objects::nonNull)
                .count();
        if (contents > 1 || given.body() != null && given.length() != null) {
            throw new IllegalArgumentException(
                    "body: only one of error, vector, status, redirect, fault, and of body, length");
        }
        if (given.error() != null) {
            return ScriptedResponse.error(given.error(), given.details() == null ? Map.of() : given.details());
        }
        if (given.vector() != null) {
            return ScriptedResponse.vector(given.vector());
        }
        if (given.status() != null) {
            return given.length() == null
                    ? ScriptedResponse.of(given.status(), given.body() == null ? "" : given.body())
                    : ScriptedResponse.ofLength(given.status(), given.length());
        }
        if (given.redirect() != null) {
            return ScriptedResponse.redirect(given.redirect());
        }
        return switch (given.fault() == null ? "" : given.fault().value()) {
            case "" -> ScriptedResponse.own();
            case "reset" -> ScriptedResponse.reset();
            case "garbage" -> ScriptedResponse.garbage();
            case "silence" -> ScriptedResponse.silence();
            default -> throw new IllegalArgumentException("fault: must be reset, garbage or silence: " + given.fault());
        };
    }

    private static Predicate<RecordedRequest> matching(Expectation expected) {
        return request -> (expected.method() == null || request.method().equals(expected.method()))
                && (expected.path() == null || request.path().equals(expected.path()))
                && (expected.wid() == null
                        || request.wid().filter(expected.wid()::equals).isPresent())
                && (expected.user() == null
                        || request.user().filter(expected.user()::equals).isPresent());
    }

    private static ExecutionStatus status(Status status) {
        return constant("status", ExecutionStatus.values(), status.value());
    }

    private static Privilege[] privileges(List<org.onedata.oneprovider.emulator.control.Privilege> privileges) {
        return privileges.stream()
                .map(privilege -> constant(
                        "privileges",
                        Privilege.values(),
                        required("privileges", privilege).value()))
                .toArray(Privilege[]::new);
    }

    private static <E extends Enum<E>> E constant(String name, E[] known, String value) {
        return Arrays.stream(known)
                .filter(constant -> constant.toString().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + ": must be one of "
                        + Arrays.stream(known).map(E::toString).collect(Collectors.joining(", ")) + ": " + value));
    }

    private static ExecutionInfo info(Execution execution) {
        return ExecutionInfo.builder()
                .wid(execution.wid())
                .status(new Status(execution.status().toString()))
                .owner(execution.owner().name())
                .space(execution.space())
                .build();
    }

    private static UserInfo info(User user) {
        return UserInfo.builder().name(user.name()).token(user.token()).build();
    }

    private static RequestInfo info(RecordedRequest request) {
        return RequestInfo.builder()
                .method(request.method())
                .path(request.path())
                .wid(request.wid().orElse(null))
                .user(request.user().orElse(null))
                .headers(request.headers())
                .body(request.body())
                .build();
    }

    private static byte[] openApi() throws IOException {
        try (InputStream in = Control.class.getResourceAsStream("emulator.yaml")) {
            return in.readAllBytes();
        }
    }
}
