package org.onedata.oneprovider.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Pauses over a kept-alive connection. In the end, the server must have counted as many requests as calls. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PauseBenchmark {

    /** Name of the class of the {@link Peer}. */
    @Param("")
    public String peer = "";

    /** Address of the {@link FixedServer}. */
    @Param("")
    public String server = "";

    /** The execution, which determines the response. */
    @Param(Exchange.WID)
    public String wid = "";

    private final LongAdder calls = new LongAdder();
    private Peer client = wid -> {
        throw new IllegalStateException("not set up");
    };
    private long countBefore;

    @Setup
    public void open() throws Exception {
        countBefore = FixedServer.count(server);
        client = Peer.open(peer, server);
    }

    @Benchmark
    public void success() throws Exception {
        calls.increment();
        client.pause(wid);
    }

    @Benchmark
    public void error() throws Exception {
        calls.increment();
        String id = client.fail(wid);
        if (!id.equals(Exchange.ERROR_ID)) {
            throw new IllegalStateException("id of the error: " + id);
        }
    }

    @TearDown
    public void close() throws Exception {
        client.close();
        long requests = FixedServer.count(server) - countBefore;
        if (requests != calls.sum()) {
            throw new IllegalStateException(calls.sum() + " calls, but " + requests + " requests");
        }
    }
}
