package org.onedata.oneprovider.server;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Part of the feature that has to know which resource a request is for, and leaves those of others alone. */
abstract class ScopedComponent {
    private final Scope scope;

    @Context
    private @Nullable ResourceInfo resource;

    @Context
    private @Nullable UriInfo uri;

    @Context
    private @Nullable Providers providers;

    ScopedComponent(Scope scope) {
        this.scope = scope;
    }

    /** Whether a resource was found. */
    final boolean isMatched() {
        return Scope.typeOf(resource()) != null;
    }

    /** Whether the resource that was found implements an interface of the contract. */
    final boolean isOfContract() {
        Class<?> type = Scope.typeOf(resource());
        return type != null && Scope.isOfContract(type);
    }

    /** The operation of the contract that the resource implements. */
    final Optional<Method> operation() {
        ResourceInfo found = resource();
        return isOfContract() ? Scope.operation(found.getResourceClass(), found.getResourceMethod()) : Optional.empty();
    }

    /** Whether the resource that was found returns whole responses, later or at once. */
    final boolean returnsResponses() {
        ResourceInfo found = resource();
        return found != null
                && found.getResourceMethod()
                        .getGenericReturnType()
                        .getTypeName()
                        .contains(Response.class.getName());
    }

    /** Whether the request is answered for. */
    final boolean isInScope(int status) {
        return scope.contains(resource(), uri(), status);
    }

    final boolean isInScope(UriInfo uri, int status) {
        return scope.contains(resource(), uri, status);
    }

    /** The mapper that the runtime would use if those of the feature were not there; null for none. */
    @SuppressWarnings("unchecked") // It gets what it was found for.
    final @Nullable ExceptionMapper<Throwable> mapper(Class<? extends Throwable> type) {
        Object mapper = providers == null ? Quarkus.mapper(type) : providers.getExceptionMapper(type);
        return mapper == null || mapper instanceof ScopedComponent ? null : (ExceptionMapper<Throwable>) mapper;
    }

    private @Nullable ResourceInfo resource() {
        return resource == null ? Quarkus.resource() : resource;
    }

    private @Nullable UriInfo uri() {
        return uri == null ? Quarkus.uri() : uri;
    }
}
