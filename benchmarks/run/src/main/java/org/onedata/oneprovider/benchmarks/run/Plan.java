package org.onedata.oneprovider.benchmarks.run;

import java.util.List;

/** How much of each there is to be: {@link #FULL} takes about 15 minutes on two cores, {@link #QUICK} less than 2. */
enum Plan {
    // about               4 min  2.5 min 1.5 min 1 min 2 min                2 min                        1 min
    FULL(
            List.of("-f", "1", "-wi", "1", "-w", "2500ms", "-i", "3", "-r", "700ms"),
            5,
            3,
            3,
            15,
            2500,
            800,
            5,
            List.of(1, 10, 100, 1000),
            3,
            5),
    QUICK(List.of("-f", "0", "-wi", "0", "-i", "1", "-r", "300ms"), 1, 1, 1, 1, 100, 200, 1, List.of(1, 10), 1, 1);

    /** Options of JMH for one fork. */
    final List<String> jmh;

    /** Forks of a benchmark for each peer: of one thread, of 64 callers, of errors. */
    final int pauseRounds;

    final int callerRounds;
    final int errorRounds;

    final int starts;

    /** Milliseconds of load on a JAX-RS runtime before it is measured, and of each of the rounds in which it is. */
    final int warmUp;

    final int load;
    final int loadRounds;

    /** Operations of the contracts. */
    final List<Integer> contracts;

    final int contractRounds;
    final int builds;

    Plan(
            List<String> jmh,
            int pauseRounds,
            int callerRounds,
            int errorRounds,
            int starts,
            int warmUp,
            int load,
            int loadRounds,
            List<Integer> contracts,
            int contractRounds,
            int builds) {
        this.jmh = jmh;
        this.pauseRounds = pauseRounds;
        this.callerRounds = callerRounds;
        this.errorRounds = errorRounds;
        this.starts = starts;
        this.warmUp = warmUp;
        this.load = load;
        this.loadRounds = loadRounds;
        this.contracts = contracts;
        this.contractRounds = contractRounds;
        this.builds = builds;
    }
}
