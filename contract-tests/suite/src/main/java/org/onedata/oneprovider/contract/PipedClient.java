package org.onedata.oneprovider.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client in another process, in any language. It reads a call as a line of JSON from its standard input, and writes
 * the outcome as a line of JSON to its standard output.
 */
final class PipedClient implements ClientUnderTest, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LONGEST_LINE = 1 << 20;
    private static final int LAST_WORDS = 5;
    /** How many times longer the first answer may take: clients start, and some are compiled then. */
    private static final int START = 6;

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Process process;
    private final Duration timeout;
    /** A client that writes unasked fills this, and is not read any more. */
    private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(16);

    private final Thread errorReader;
    private final Deque<String> lastWords = new ArrayDeque<>();
    private Duration patience;
    private String vector = "";
    private String nextCall = "";

    /** What came from the client: a line, or the end, which may have a reason. */
    private record Line(String text, boolean isEnd) {}

    /** @throws PeerException if the command cannot be started */
    PipedClient(List<String> command, Duration timeout) {
        this.timeout = timeout;
        this.patience = timeout.multipliedBy(START);
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new PeerException("cannot start the client: " + e.getMessage());
        }
        daemon(() -> readLines(process.getInputStream()));
        errorReader = daemon(() -> readErrors(process.getErrorStream()));
    }

    /** The vector that the next calls are about. */
    void begin(Vector vector) {
        this.vector = vector.id();
        nextCall = vector.id();
    }

    @Override
    public Outcome call(
            String baseUrl, String token, String operation, Map<String, String> params, @Nullable String body)
            throws IOException, InterruptedException {
        String name = nextCall;
        nextCall = vector + "/next";
        requireSilence();
        ObjectNode call = JSON.createObjectNode()
                .put("vector", name)
                .put("operation", operation)
                .put("baseUrl", baseUrl)
                .put("token", token);
        call.set("params", JSON.valueToTree(params));
        if (body != null) {
            call.set("body", JSON.readTree(body));
        }
        try {
            OutputStream out = process.getOutputStream();
            out.write((JSON.writeValueAsString(call) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // It has closed its standard input: most likely, it has ended, which is what comes next.
        }
        Line line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new PeerException("the client wrote no line within " + Text.seconds(patience) + " for " + name
                    + " (is its standard output flushed?)" + errors());
        }
        patience = timeout;
        if (line.isEnd) {
            throw ended(line, name);
        }
        return outcome(name, line.text);
    }

    private Outcome outcome(String name, String line) throws IOException {
        JsonNode answer;
        try {
            answer = JSON.readTree(line);
        } catch (JacksonException e) {
            throw wrong(name, "no JSON", line);
        }
        if (!answer.isObject()) {
            throw wrong(name, "no JSON object", line);
        }
        JsonNode vector = answer.path("vector");
        if (!isAbsent(vector) && !vector.asString("").equals(name)) {
            throw wrong(name, "an answer to something else", line);
        }
        JsonNode error = answer.path("error");
        JsonNode status = answer.path("status");
        JsonNode body = answer.path("body");
        switch (answer.path("result").asString("")) {
            case "success":
                JsonNode value = answer.path("value");
                return Outcome.success(isAbsent(value) ? null : value.toString());
            case "unsupported":
                throw new NotJudgedException("the client does not support the operation");
            case "error":
                if (isAbsent(status) && answer.has("message")) {
                    throw new IOException("an error without a status: " + answer.path("message"));
                }
                if (!status.isInt()) {
                    throw wrong(name, "an error whose status is no number", line);
                }
                if (!isAbsent(error) && !error.isObject()) {
                    throw wrong(name, "an error that is no object", line);
                }
                if (!isAbsent(body) && !body.isString()) {
                    throw wrong(name, "a body that is no text", line);
                }
                return Outcome.error(
                        status.asInt(),
                        isAbsent(error) ? null : error.toString(),
                        isAbsent(body) ? null : body.asString());
            default:
                throw wrong(name, "none of the results success, error and unsupported", line);
        }
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static PeerException wrong(String name, String fault, String line) {
        return new PeerException("the client answered " + name + " with " + fault + ": " + Text.oneLine(line));
    }

    private PeerException ended(Line end, String name) throws InterruptedException {
        String how = end.text;
        if (how.isEmpty()) {
            how = process.waitFor(1, TimeUnit.SECONDS)
                    ? "ended with status " + process.exitValue()
                    : "closed its standard output";
            errorReader.join(1000);
        }
        return new PeerException("the client " + how + " instead of answering " + name + errors());
    }

    /** What the client wrote to standard error last, for people. */
    private String errors() {
        synchronized (lastWords) {
            return lastWords.isEmpty()
                    ? ""
                    : "\n  its standard error ends with\n    " + String.join("\n    ", lastWords);
        }
    }

    private void requireSilence() {
        Line line = lines.peek();
        if (line != null && !line.isEnd) {
            throw new PeerException("the client wrote a line that nobody asked for: " + Text.oneLine(line.text));
        }
    }

    /**
     * Lets the client end, and makes sure that it has written nothing more.
     *
     * @throws PeerException if it has
     */
    void finish() throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has closed it before.
        }
        Line line = lines.poll(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        if (line != null && !line.isEnd) {
            throw new PeerException("the client wrote a line that nobody asked for: " + Text.oneLine(line.text));
        }
        process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Kills the client, and what it has started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void readLines(InputStream stream) {
        Line end = new Line("", true);
        try (InputStream in = new BufferedInputStream(stream)) {
            for (String line = readLine(in); line != null; line = readLine(in)) {
                if (line.length() > LONGEST_LINE) {
                    end = new Line("wrote a line of more than 1 MiB (" + Text.oneLine(line) + ")", true);
                    break;
                }
                lines.put(new Line(line, false));
            }
        } catch (IOException e) {
            // It was killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            lines.put(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a line of UTF-8, or the beginning of one that is too long; null at the end. */
    private static @Nullable String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
            if (line.size() > LONGEST_LINE) {
                return line.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void readErrors(InputStream stream) {
        try (InputStream in = new BufferedInputStream(stream)) {
            for (String line = readLine(in); line != null; line = readLine(in)) {
                synchronized (lastWords) {
                    lastWords.addLast(Text.oneLine(line));
                    if (lastWords.size() > LAST_WORDS) {
                        lastWords.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            // It was killed.
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "client-under-test");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
