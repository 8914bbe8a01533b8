package org.onedata.oneprovider.contract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.OpenApi.Operation;

/**
 * Stands between a client and a server, and judges what passes by the OpenAPI file and by what the vectors say of all
 * requests.
 */
final class JudgingProxy implements AutoCloseable {
    private static final int CONNECTIONS = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** Characters from which on a token is not found elsewhere by chance. */
    private static final int SECRET = 8;

    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "transfer-encoding", "host");
    private static final Vectors VECTORS = Vectors.load();
    /** Statuses of errors that the OpenAPI file does not document, but that servers send. */
    private static final Set<Integer> OTHER_STATUSES = Stream.concat(
                    VECTORS.serverResponses().stream()
                            .map(vector -> vector.response().status()),
                    VECTORS.malformedRequests().stream()
                            .map(vector -> vector.response().status()))
            .filter(status -> status >= 400)
            .collect(Collectors.toUnmodifiableSet());

    private final URI target;
    private final ServerSocket listener;
    private final Semaphore connections = new Semaphore(CONNECTIONS);
    private final Consumer<Exchange> judged;

    /**
     * What has passed.
     *
     * @param request the request line
     * @param status the status of the answer; 0 if there was none
     * @param ofTheRequest faults of the client
     * @param ofTheAnswer faults of the server
     */
    record Exchange(String request, int status, List<String> ofTheRequest, List<String> ofTheAnswer) {

        boolean isFaulty() {
            return !ofTheRequest.isEmpty() || !ofTheAnswer.isEmpty();
        }
    }

    /**
     * @param target base URL of the API
     * @param port port to listen on; 0 for any
     * @param judged is told of each exchange, by one thread at a time
     */
    JudgingProxy(URI target, int port, Consumer<Exchange> judged) throws IOException {
        this.target = target;
        this.judged = judged;
        listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + listener.getLocalPort() + target.getRawPath();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                connections.acquire();
                Socket client = listener.accept();
                daemon(() -> {
                    try {
                        serve(client);
                    } finally {
                        connections.release();
                    }
                });
            }
        } catch (IOException | InterruptedException e) {
            // The proxy was closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout((int) TIMEOUT.toMillis());
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            boolean more = true;
            while (more) {
                RawMessage request = RawMessage.request(in);
                if (request == null) {
                    return;
                }
                more = request.header("Connection").stream().noneMatch(value -> value.equalsIgnoreCase("close"));
                pass(request, out);
            }
        } catch (ProtocolException e) {
            judge(new Exchange("", 0, List.of(String.valueOf(e.getMessage())), List.of()));
        } catch (IOException e) {
            // Closed by the client.
        }
    }

    private void pass(RawMessage request, OutputStream out) throws IOException {
        String path = request.target();
        boolean within = path.startsWith(target.getRawPath() + "/");
        String ownPath = within ? path.substring(target.getRawPath().length()) : path;
        Operation operation = within ? OpenApi.operation(request.method(), ownPath) : null;
        List<String> ofTheRequest = within ? faults(request, ownPath, operation) : List.of("a path outside of the API");
        RawMessage answer;
        try (Socket server = RawExchange.connect(target, TIMEOUT)) {
            server.setSoTimeout((int) TIMEOUT.toMillis());
            OutputStream toServer = server.getOutputStream();
            toServer.write(bytes(
                    request,
                    Map.of("Host", target.getRawAuthority(), "Connection", "close"),
                    request.body().length > 0
                            || !request.header("Content-Length").isEmpty()));
            toServer.flush();
            answer = RawMessage.response(new BufferedInputStream(server.getInputStream()), request.method());
        } catch (IOException e) {
            judge(new Exchange(request.firstLine(), 0, ofTheRequest, List.of("no answer: " + e.getMessage())));
            throw e; // The client gets none, either.
        }
        judge(new Exchange(request.firstLine(), answer.status(), ofTheRequest, faults(request, operation, answer)));
        boolean framed = answer.status() != 204
                && answer.status() != 304
                && !request.method().equals("HEAD");
        out.write(bytes(answer, Map.of(), framed));
        out.flush();
    }

    private void judge(Exchange exchange) {
        synchronized (judged) {
            judged.accept(exchange);
        }
    }

    /** The message with its head as it came, but for what is about the connection. */
    private static byte[] bytes(RawMessage message, Map<String, String> added, boolean hasLength) {
        StringBuilder head = new StringBuilder(message.firstLine()).append("\r\n");
        message.head().stream().skip(1).forEach(line -> {
            String name = line.split(":", 2)[0].toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && !(hasLength && name.equals("content-length"))) {
                head.append(line).append("\r\n");
            }
        });
        Map<String, String> own = new LinkedHashMap<>(added);
        if (hasLength) {
            own.put("Content-Length", String.valueOf(message.body().length));
        }
        own.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[start.length + message.body().length];
        System.arraycopy(start, 0, bytes, 0, start.length);
        System.arraycopy(message.body(), 0, bytes, start.length, message.body().length);
        return bytes;
    }

    private static List<String> faults(RawMessage request, String path, @Nullable Operation operation) {
        List<String> faults = new ArrayList<>();
        String[] pathAndQuery = path.split("\\?", 2);
        for (String segment : pathAndQuery[0].split("/")) {
            String written = encode(segment);
            if (!segment.equals(written)) {
                faults.add("path segment " + segment + (written.isEmpty() ? "" : ", which is written " + written));
            }
        }
        List<String> tokens = request.header("X-Auth-Token");
        if (tokens.size() != 1 || tokens.get(0).isEmpty()) {
            faults.add(tokens.isEmpty() ? "no X-Auth-Token" : "not one token in X-Auth-Token");
        } else if (tokens.get(0).length() >= SECRET
                && request.head().stream()
                                .filter(line -> line.contains(tokens.get(0)))
                                .count()
                        > 1) {
            faults.add("the token stands elsewhere than in X-Auth-Token");
        }
        if (!request.header("Transfer-Encoding").isEmpty()) {
            faults.add("a Transfer-Encoding");
        }
        if (operation == null) {
            faults.add("no operation of the OpenAPI file");
            return faults;
        }
        if (!operation.hasBody() && request.body().length > 0) {
            faults.add("a body, which the operation does not have");
        }
        if (pathAndQuery.length > 1) {
            for (String parameter : pathAndQuery[1].split("&")) {
                String name = parameter.split("=", 2)[0];
                if (!operation.hasQuery(name)) {
                    faults.add("a parameter " + name + ", which the operation does not have");
                }
            }
        }
        rules(request, operation).forEach(faults::add);
        return faults.stream().distinct().toList();
    }

    /** What the vectors say of the headers of all requests. */
    private static List<String> rules(RawMessage request, Operation operation) {
        List<String> faults = new ArrayList<>();
        for (RequestVector vector : VECTORS.clientRequests()) {
            if (!vector.operation().equals(operation.id())) {
                continue;
            }
            RequestVector.Request rule = vector.request();
            rule.headers().forEach((name, value) -> {
                if (!name.equalsIgnoreCase("X-Auth-Token")
                        && !request.header(name).equals(List.of(value))) {
                    faults.add("no " + name + ": " + value);
                }
            });
            rule.headersMatching().forEach((name, pattern) -> {
                List<String> values = request.header(name);
                if (values.size() != 1 || !values.get(0).matches(pattern)) {
                    faults.add("no " + name + " that matches " + pattern);
                }
            });
            rule.forbiddenHeaders().stream()
                    .filter(name -> !request.header(name).isEmpty())
                    .forEach(name -> faults.add("a header " + name));
        }
        return faults;
    }

    private static List<String> faults(RawMessage request, @Nullable Operation operation, RawMessage answer) {
        if (operation != null) {
            List<String> faults = OpenApi.faults(operation, answer);
            if (faults.isEmpty() || operation.documents(answer.status())) {
                return faults;
            }
        }
        if (!OTHER_STATUSES.contains(answer.status())) {
            return List.of("status " + answer.status() + ", which no server sends"
                    + (operation == null ? " if there is no such operation" : ""));
        }
        List<String> violations =
                request.method().equals("HEAD") ? List.of() : OpenApi.violations("ErrorResponse", answer.text());
        return violations.stream().map(violation -> "a body with " + violation).toList();
    }

    /** Each character that is not unreserved is percent-encoded; empty if what is there is no percent-encoding. */
    private static String encode(String segment) {
        String decoded;
        try {
            decoded = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
        StringBuilder encoded = new StringBuilder();
        for (byte b : decoded.getBytes(StandardCharsets.UTF_8)) {
            boolean unreserved = b >= 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0);
            encoded.append(unreserved ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return encoded.toString();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "judging-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
