package org.onedata.oneprovider.benchmarks.client;

import static java.lang.invoke.MethodHandles.collectArguments;
import static java.lang.invoke.MethodHandles.filterReturnValue;

import feign.Request;
import feign.Response;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import org.onedata.oneprovider.benchmarks.ErrorReader;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.client.NotFoundException;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderResponseException;
import org.onedata.oneprovider.model.ErrorJson;

/** The error parser of the client, which is package-private: hence the private lookup. */
public final class ClientErrorReader implements ErrorReader {
    private static final MethodHandle TO_EXCEPTION = toException();

    private final Response response = Response.builder()
            .status(404)
            .headers(Map.of("Content-Type", List.of("application/json")))
            .request(Request.create(Request.HttpMethod.POST, "/", Map.of(), null, null, null))
            .build();

    /** {@code OneproviderResponseException.of(ErrorAnswer.read(operation, response, new Answer(body, cut), token))}. */
    private static MethodHandle toException() {
        try {
            Lookup lookup = MethodHandles.privateLookupIn(OneproviderClient.class, MethodHandles.lookup());
            Class<?> answer = lookup.findClass("org.onedata.oneprovider.client.Answer");
            Class<?> errorAnswer = lookup.findClass("org.onedata.oneprovider.client.ErrorAnswer");
            MethodHandle newAnswer =
                    lookup.findConstructor(answer, MethodType.methodType(void.class, byte[].class, boolean.class));
            MethodHandle read = lookup.findStatic(
                    errorAnswer,
                    "read",
                    MethodType.methodType(errorAnswer, String.class, Response.class, answer, String.class));
            MethodHandle toException = lookup.findStatic(
                    OneproviderResponseException.class,
                    "of",
                    MethodType.methodType(OneproviderResponseException.class, errorAnswer));
            return collectArguments(filterReturnValue(read, toException), 2, newAnswer);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public Exception read(byte[] body) throws Exception {
        try {
            return (OneproviderResponseException)
                    TO_EXCEPTION.invokeExact("pauseWorkflowExecution", response, body, false, Exchange.TOKEN);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String id(Exception e) {
        return error(e).id();
    }

    @Override
    public Map<?, ?> details(Exception e) {
        return error(e).details();
    }

    private static ErrorJson error(Exception e) {
        return ((NotFoundException) e).error().orElseThrow();
    }
}
