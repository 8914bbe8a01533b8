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
                new OfRuntime(answers, scope),
                new OfValidation(answers, scope),
                new OfFuture(answers, scope),
                new OfAny(answers, scope),
                new OfError(answers, scope));
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

    private abstract static class Scoped extends ScopedComponent {
        private final ErrorAnswers answers;

        Scoped(ErrorAnswers answers, Scope scope) {
            super(scope);
            this.answers = answers;
        }

        /** The answer; null for one of another resource. */
        final @Nullable Response answer(Throwable failure) {
            int status = failure instanceof WebApplicationException runtime
                    ? runtime.getResponse().getStatus()
                    : Runtimes.statusOfResteasy(failure);
            return isInScope(status) ? answers.of(failure) : null;
        }

        /** What is answered without these mappers. */
        final <T extends Throwable> @Nullable Response next(Class<T> type, T failure) {
            ExceptionMapper<T> next = mapper(type);
            if (next != null) {
                return next.toResponse(failure);
            }
            ExceptionMapper<Throwable> last = mapper(Throwable.class);
            if (last != null) {
                return last.toResponse(failure);
            }
            return failure instanceof WebApplicationException runtime
                    ? Runtimes.unmapped(runtime)
                    : Runtimes.unmapped(failure);
        }
    }

    /** Apache CXF has a mapper of these exceptions that would take precedence. */
    private static final class OfRuntime extends Scoped implements ExceptionMapper<WebApplicationException> {

        OfRuntime(ErrorAnswers answers, Scope scope) {
            super(answers, scope);
        }

        @Override
        public @Nullable Response toResponse(WebApplicationException failure) {
            Response answer = answer(failure);
            return answer == null ? next(RuntimeException.class, failure) : answer;
        }
    }

    /** Jersey, RESTEasy and Apache CXF have mappers of these exceptions that would take precedence. */
    private static final class OfValidation extends Scoped implements ExceptionMapper<ConstraintViolationException> {

        OfValidation(ErrorAnswers answers, Scope scope) {
            super(answers, scope);
        }

        @Override
        public @Nullable Response toResponse(ConstraintViolationException failure) {
            Response answer = answer(failure);
            return answer == null ? next(ValidationException.class, failure) : answer;
        }
    }

    /** A mapper of the application for all unchecked exceptions would take what is in it for a failure. */
    private static final class OfFuture extends Scoped implements ExceptionMapper<CompletionException> {

        OfFuture(ErrorAnswers answers, Scope scope) {
            super(answers, scope);
        }

        @Override
        public @Nullable Response toResponse(CompletionException failure) {
            Response answer = answer(failure);
            return answer == null ? next(RuntimeException.class, failure) : answer;
        }
    }

    private static final class OfAny extends Scoped implements ExceptionMapper<Exception> {

        OfAny(ErrorAnswers answers, Scope scope) {
            super(answers, scope);
        }

        @Override
        public @Nullable Response toResponse(Exception failure) {
            Response answer = answer(failure);
            return answer == null ? next(Throwable.class, failure) : answer;
        }
    }

    private static final class OfError extends Scoped implements ExceptionMapper<Error> {

        OfError(ErrorAnswers answers, Scope scope) {
            super(answers, scope);
        }

        @Override
        public @Nullable Response toResponse(Error failure) {
            Response answer = answer(failure);
            return answer == null ? next(Throwable.class, failure) : answer;
        }
    }
}
