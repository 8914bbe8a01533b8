package org.onedata.oneprovider.contract.mutants;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Response of a runtime that is buffered, so that it can still be changed. */
final class BufferedResponse extends HttpServletResponseWrapper {
    private static final JsonMapper JSON = new JsonMapper();

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean error;

    BufferedResponse(HttpServletResponse response) {
        super(response);
    }

    boolean hasBody() {
        return body.size() > 0;
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    void body(String text, Charset charset) {
        body.reset();
        body.writeBytes(text.getBytes(charset));
    }

    /** Replaces the JSON of the body; does nothing if there is no body. */
    void changeBody(Function<ObjectNode, JsonNode> change) {
        if (hasBody()) {
            body(change.apply((ObjectNode) JSON.readTree(body())).toString(), StandardCharsets.UTF_8);
        }
    }

    /** Changes the error in the envelope. */
    void changeError(Consumer<ObjectNode> change) {
        changeBody(envelope -> {
            change.accept((ObjectNode) envelope.get("error"));
            return envelope;
        });
    }

    void send() throws IOException {
        if (hasBody()) {
            super.setContentLength(body.size());
            super.getOutputStream().write(body.toByteArray());
        } else if (error && getStatus() >= 400) {
            super.sendError(getStatus());
        }
    }

    @Override
    public void sendError(int status) {
        setStatus(status);
        error = true;
    }

    @Override
    public void sendError(int status, String message) {
        sendError(status);
    }

    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public void flushBuffer() {}

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
