package org.onedata.oneprovider.client;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation as safe to retry, as {@code x-repeatable} in the contract says, or whoever writes an interface for
 * {@link OneproviderClient#target}.
 *
 * <p>Only such operations are retried if the server may have processed the request.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SafeToRepeat {

    /** Error responses that say that an earlier attempt took effect. */
    DoneAlready[] doneAlready() default {};

    /** An error response: its status, the id of its error, and its details, each as {@code name=value}. */
    @interface DoneAlready {
        int status();

        String id();

        String[] details() default {};
    }
}
