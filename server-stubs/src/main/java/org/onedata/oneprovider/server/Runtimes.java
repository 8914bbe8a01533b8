package org.onedata.oneprovider.server;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is different from runtime to runtime. */
final class Runtimes {
    /**
     * Classes of the JAX-RS clients of Jersey, RESTEasy, Quarkus and Apache CXF, and of the MicroProfile clients of the
     * last three.
     */
    private static final Pattern CLIENTS = Pattern.compile(
            "org\\.(glassfish\\.jersey|jboss\\.resteasy|jboss\\.resteasy\\.reactive"
                    + "|jboss\\.resteasy\\.microprofile|apache\\.cxf\\.jaxrs|apache\\.cxf\\.microprofile)\\.client\\..*");

    /** One class of each of these clients; without any of them, no exception comes from one. */
    private static final boolean HAS_CLIENT = isPresent("org.glassfish.jersey.client.JerseyClient")
            || isPresent("org.jboss.resteasy.client.jaxrs.ResteasyClient")
            || isPresent("org.jboss.resteasy.reactive.client.impl.ClientImpl")
            || isPresent("org.apache.cxf.jaxrs.client.WebClient")
            || isPresent("org.apache.cxf.jaxrs.client.spec.ClientImpl");

    private static final boolean IS_RESTEASY = isPresent("org.jboss.resteasy.spi.Failure");

    private static final boolean IS_CXF =
            !IS_RESTEASY && isPresent("org.apache.cxf.jaxrs.provider.ServerProviderFactory");

    /** Exceptions in which others arrive: of futures, proxies, EJB and transactions. */
    private static final Set<String> WRAPPERS = Set.of(
            "java.lang.reflect.InvocationTargetException",
            "java.lang.reflect.UndeclaredThrowableException",
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.ExecutionException",
            "jakarta.ejb.EJBException",
            "jakarta.ejb.EJBTransactionRolledbackException",
            "jakarta.transaction.TransactionalException",
            "org.jboss.resteasy.spi.ApplicationException",
            "org.jboss.resteasy.spi.UnhandledException");

    private static final int WRAPPED_AT_MOST = 10;
    private static final int FRAMES = 10;

    private Runtimes() {}

    static boolean isJersey(FeatureContext context) {
        return context.getClass().getName().startsWith("org.glassfish.jersey.");
    }

    static boolean isCxf() {
        return IS_CXF;
    }

    /** Not that of Quarkus. */
    static boolean isResteasy() {
        return IS_RESTEASY;
    }

    /** What was thrown, without what a future, a proxy or a container has put around it. */
    static Throwable unwrap(Throwable thrown) {
        Throwable failure = thrown;
        for (int i = 0;
                i < WRAPPED_AT_MOST && WRAPPERS.contains(failure.getClass().getName());
                i++) {
            if (failure.getCause() == null) {
                break;
            }
            failure = failure.getCause();
        }
        return failure;
    }

    /**
     * Whether a JAX-RS client made the exception from a response. Only the place where it was created tells: its
     * response may be of the same class as one made here. To look there takes longer than all else, and most errors
     * are those of a runtime that finds no resource: they are not looked at.
     *
     * @param isMatched whether a resource was found
     */
    static boolean isReceived(WebApplicationException failure, boolean isMatched) {
        if (!HAS_CLIENT || !isMatched) {
            return false;
        }
        StackTraceElement[] frames = failure.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            if (CLIENTS.matcher(frames[i].getClassName()).matches()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The status that RESTEasy gives a request that it cannot read; 0 for any other failure. It asks mappers before
     * using it.
     */
    static int statusOfResteasy(Throwable failure) {
        if (!failure.getClass().getName().startsWith("org.jboss.resteasy.spi.")) {
            return 0;
        }
        try {
            return (int) failure.getClass().getMethod("getErrorCode").invoke(failure);
        } catch (ReflectiveOperationException e) {
            return 0;
        }
    }

    /**
     * Whether the status is of a request for whose path there is a resource. Apache CXF has these statuses also for
     * unknown paths.
     */
    static boolean isOfKnownPath(int status) {
        return !IS_CXF && (status == 405 || status == 406 || status == 415);
    }

    /** What the runtime answers if no mapper is there for an exception that has a response. */
    static Response unmapped(WebApplicationException failure) {
        Response response = failure.getResponse();
        boolean isTold = response.getStatus() == 400 || response.getStatus() == 404;
        return IS_RESTEASY && isTold && failure instanceof ClientErrorException && failure.getMessage() != null
                ? Response.fromResponse(response)
                        .type(MediaType.TEXT_HTML_TYPE)
                        .entity(failure.getMessage())
                        .build()
                : response;
    }

    /** Lets the runtime do what it does if no mapper is there: Apache CXF wants null for that, others the exception. */
    static @Nullable Response unmapped(Throwable failure) {
        if (IS_CXF) {
            return null;
        }
        throw Runtimes.<RuntimeException>sneaky(failure);
    }

    @SuppressWarnings("unchecked") // Not checked at run time either.
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    private static boolean isPresent(String className) {
        for (ClassLoader loader :
                new ClassLoader[] {Thread.currentThread().getContextClassLoader(), Runtimes.class.getClassLoader()}) {
            try {
                Class.forName(className, false, loader);
                return true;
            } catch (ClassNotFoundException | LinkageError e) {
                continue; // By the other.
            }
        }
        return false;
    }
}
