package org.onedata.oneprovider.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the bytes of an error's body to the exception that the caller gets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ErrorBenchmark {

    /** Name of the class of the {@link ErrorReader}. */
    @Param("")
    public String peer = "";

    /** Bytes of the body, about. */
    @Param("1024")
    public int size;

    /** The id that the error must have. */
    @Param(Exchange.ERROR_ID)
    public String id = "";

    private byte[] body = {};
    private @Nullable ErrorReader reader;

    @Setup
    public void open() throws Exception {
        body = Exchange.errorBody(Exchange.ERROR_ID, size);
        reader = Class.forName(peer)
                .asSubclass(ErrorReader.class)
                .getConstructor()
                .newInstance();
        Exception e = reader.read(body);
        String text = new String(body, StandardCharsets.US_ASCII);
        int entries = text.split("\"errno\"").length - 1;
        if (!(reader.details(e).get("failures") instanceof List<?> failures) || failures.size() != entries) {
            throw new IllegalStateException("details: " + reader.details(e));
        }
    }

    @Benchmark
    public Exception read() throws Exception {
        Exception e = reader.read(body);
        if (!id.equals(reader.id(e))) {
            throw new IllegalStateException("id of the error: " + reader.id(e));
        }
        return e;
    }
}
