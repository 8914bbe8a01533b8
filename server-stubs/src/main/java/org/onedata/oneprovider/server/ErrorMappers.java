package org.onedata.oneprovider.server;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Mappers of exceptions. That of the stubs' own exception is always ours. The others answer for what the contract is
 * about, and otherwise do what would be done without them: they ask the mapper that is next.
 */
final class ErrorMappers {
    private ErrorMappers() {}

    static List<ExceptionMapper<?>> of(ErrorAnswers answers, Scope scope) {
        return List.of(
                new OfContract(answers),
                // Apache CXF has a mapper of these that would take precedence.
                new Scoped<WebApplicationException>(answers, scope, RuntimeException.class) {},
                // So have Jersey, RESTEasy and Apache CXF of these.
                new Scoped<ConstraintViolationException>(answers, scope, ValidationException.class) {},
                // An application's mapper of all unchecked exceptions would take for a failure what is in one of these.
                new Scoped<CompletionException>(answers, scope, RuntimeException.class) {},
                new Scoped<Exception>(answers, scope, Throwable.class) {},
                new Scoped<Error>(answers, scope, Throwable.class) {});
    }

    private static final class OfContract implements ExceptionMapper<OneproviderErrorException> {
        private final ErrorAnswers answers;

        OfContract(ErrorAnswers answers) {
            this.answers = answers;
        }

        @Override
        public Response toResponse(OneproviderErrorException failure) {
            return answers.of(answers.choice().thrown(failure));
        }
    }

    /** A runtime tells by the type argument of a subclass what it is for. */
    private abstract static class Scoped<T extends Throwable> extends ScopedComponent implements ExceptionMapper<T> {
        private final ErrorAnswers answers;
        private final Class<? extends Throwable> next;

        /** @param next exception whose mapper the runtime would ask */
        Scoped(ErrorAnswers answers, Scope scope, Class<? extends Throwable> next) {
            super(scope);
            this.answers = answers;
            this.next = next;
        }

        @Override
        public final @Nullable Response toResponse(T failure) {
            int status = failure instanceof WebApplicationException runtime
                    ? runtime.getResponse().getStatus()
                    : Runtimes.statusOfResteasy(failure);
            return isInScope(status) ? answers.of(failure, isMatched()) : unanswered(failure);
        }

        private @Nullable Response unanswered(T failure) {
            for (Class<? extends Throwable> type : List.of(next, Throwable.class)) {
                ExceptionMapper<Throwable> mapper = mapper(type);
                if (mapper != null) {
                    return mapper.toResponse(failure);
                }
            }
            return failure instanceof WebApplicationException runtime
                    ? Runtimes.unmapped(runtime)
                    : Runtimes.unmapped(failure);
        }
    }
}
