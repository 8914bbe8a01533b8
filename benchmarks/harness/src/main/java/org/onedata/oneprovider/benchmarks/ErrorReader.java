package org.onedata.oneprovider.benchmarks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates exceptions from the bodies of 404 responses. Implementations have a constructor without parameters. */
public interface ErrorReader {

    /** Returns the exception for a response, with the whole body parsed. */
    Exception read(byte[] body) throws Exception;

    /** The error's id. */
    @Nullable
    String id(Exception e);

    /** The error's details. */
    @Nullable
    Map<?, ?> details(Exception e);
}
