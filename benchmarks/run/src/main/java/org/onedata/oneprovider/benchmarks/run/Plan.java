package org.onedata.oneprovider.benchmarks.run;

import java.util.List;

/**
 * Amount of work for each benchmark. On two quiet cores {@link #FULL} takes about this long:
 *
 * <table>
 * <tr><td>Maven, until the run starts</td><td>0.5 min</td></tr>
 * <tr><td>a pause on one thread: 7 peers, 6 forks of 9 s</td><td>6 min</td></tr>
 * <tr><td>64 callers: 3 peers on 2 kinds of threads, 4 forks of 11 s</td><td>4.5 min</td></tr>
 * <tr><td>errors: 8 subjects, 2 forks of 9 s</td><td>2.5 min</td></tr>
 * <tr><td>starts: 7 programs, 7 times</td><td>1 min</td></tr>
 * <tr><td>a pause from a shell: 3 programs, 7 times</td><td>0.2 min</td></tr>
 * <tr><td>servers: 4 runtimes, with 2 answers, by hand and with the stub</td><td>4 min</td></tr>
 * <tr><td>contracts: 4 sizes, twice</td><td>2 min</td></tr>
 * <tr><td>builds</td><td>0.5 min</td></tr>
 * </table>
 */
enum Plan {
    FULL(
            List.of(),
            List.of("-f", "1", "-wi", "1", "-i", "3", "-r", "500ms"),
            // Before that, on two cores, the JVM is still compiling.
            "6s",
            "8s",
            "6s",
            6,
            4,
            2,
            7,
            8_000,
            800,
            5,
            List.of(1, 10, 100, 1000),
            2,
            2),

    /** A smoke test; its figures are of cold code. */
    QUICK(
            List.of("-XX:TieredStopAtLevel=1"),
            List.of("-f", "0", "-wi", "0", "-i", "1", "-r", "300ms"),
            "1s",
            "1s",
            "1s",
            1,
            1,
            1,
            1,
            100,
            200,
            1,
            List.of(1, 10),
            1,
            1);

    /** Options of all JVMs. */
    final List<String> jvm;

    /** Options of JMH for one fork. */
    final List<String> jmh;

    /** Warm-up times of JMH: with one thread, with 64 callers, for errors. */
    final String pauseWarmUp;

    final String callerWarmUp;
    final String errorWarmUp;

    /** Forks of a benchmark for each peer: of one thread, of 64 callers, of errors. */
    final int pauseRounds;

    final int callerRounds;
    final int errorRounds;

    final int starts;

    /** Milliseconds of load on a JAX-RS runtime: to warm up for each response, and for each measured round. */
    final int loadWarmUp;

    final int load;
    final int loadRounds;

    /** Operations of the contracts. */
    final List<Integer> contracts;

    final int contractRounds;
    final int builds;

    Plan(
            List<String> jvm,
            List<String> jmh,
            String pauseWarmUp,
            String callerWarmUp,
            String errorWarmUp,
            int pauseRounds,
            int callerRounds,
            int errorRounds,
            int starts,
            int loadWarmUp,
            int load,
            int loadRounds,
            List<Integer> contracts,
            int contractRounds,
            int builds) {
        this.jvm = jvm;
        this.jmh = jmh;
        this.pauseWarmUp = pauseWarmUp;
        this.callerWarmUp = callerWarmUp;
        this.errorWarmUp = errorWarmUp;
        this.pauseRounds = pauseRounds;
        this.callerRounds = callerRounds;
        this.errorRounds = errorRounds;
        this.starts = starts;
        this.loadWarmUp = loadWarmUp;
        this.load = load;
        this.loadRounds = loadRounds;
        this.contracts = contracts;
        this.contractRounds = contractRounds;
        this.builds = builds;
    }
}
