package org.onedata.oneprovider.emulator;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.onedata.oneprovider.server.OneproviderErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Error responses to requests that never reach JAX-RS, such as malformed ones, in the envelope of the contract. */
final class JettyErrors extends ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OneproviderEmulator.class);

    private final ErrorBodies bodies;

    JettyErrors(ErrorBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        int status = response.getStatus();
        String reference =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
        if (status >= 500) {
            Object cause = request.getAttribute(ERROR_EXCEPTION);
            LOG.error(
                    "Response {} (reference {})",
                    status,
                    reference,
                    cause instanceof Throwable failure ? failure : null);
        }
        byte[] body = bodies.of(OneproviderErrors.forStatus(status, reference));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
