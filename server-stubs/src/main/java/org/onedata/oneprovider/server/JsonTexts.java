package org.onedata.oneprovider.server;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Puts a text into quotation marks where the contract has JSON of any kind: runtimes would send it as it is. */
final class JsonTexts extends ScopedComponent implements WriterInterceptor {

    JsonTexts(Scope scope) {
        super(scope);
    }

    /** Whether the contract has such results. */
    static boolean areNeeded() {
        return OneproviderContract.APIS.stream()
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .anyMatch(JsonTexts::returnsAnything);
    }

    private static boolean returnsAnything(Method operation) {
        return operation.getReturnType() == Object.class;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (context.getEntity() instanceof String text
                && context.getMediaType().getSubtype().endsWith("json")
                && operation().filter(JsonTexts::returnsAnything).isPresent()) {
            context.setEntity('"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"');
        }
        context.proceed();
    }
}
