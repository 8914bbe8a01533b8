package org.onedata.oneprovider.server;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes the bodies of errors on Apache CXF, which prefers an application's writer of any object to its own. */
final class BodyWriter implements MessageBodyWriter<ErrorWriter.Body> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ErrorWriter.Body.class;
    }

    @Override
    public void writeTo(
            ErrorWriter.Body body,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        body.write(out);
    }
}
