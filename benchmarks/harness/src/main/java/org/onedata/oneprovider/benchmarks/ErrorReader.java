package org.onedata.oneprovider.benchmarks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maker of exceptions from the bodies of answers 404, with a constructor without parameters. */
public interface ErrorReader {

    /** The exception for an answer; everything that the body says has been read into it. */
    Exception read(byte[] body) throws Exception;

    /** The error's id. */
    @Nullable
    String id(Exception e);

    /** The error's details. */
    @Nullable
    Map<?, ?> details(Exception e);
}
