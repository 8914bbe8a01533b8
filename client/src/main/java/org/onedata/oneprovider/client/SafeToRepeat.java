package org.onedata.oneprovider.client;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mark of an operation that may reach the server twice, as {@code x-repeatable} in the contract says.
 *
 * <p>Only such an operation is sent again when nobody knows whether the server got it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface SafeToRepeat {

    /** The error answers by which a server says that an earlier request has had its effect. */
    DoneAlready[] doneAlready() default {};

    /** An error answer: its status, the id of its error, and what stands in the error's details, each as {@code name=value}. */
    @interface DoneAlready {
        int status();

        String id();

        String[] details() default {};
    }
}
