package org.onedata.oneprovider.emulator;

import java.util.Locale;

/** Status of a workflow execution. */
public enum ExecutionStatus {
    SCHEDULED(Phase.WAITING),
    RESUMING(Phase.WAITING),
    ACTIVE(Phase.ONGOING),
    STOPPING(Phase.ONGOING),
    PAUSED(Phase.SUSPENDED),
    INTERRUPTED(Phase.SUSPENDED),
    FINISHED(Phase.ENDED),
    FAILED(Phase.ENDED),
    CANCELLED(Phase.ENDED),
    CRASHED(Phase.ENDED);

    private final Phase phase;

    ExecutionStatus(Phase phase) {
        this.phase = phase;
    }

    /** The phase that the status belongs to. */
    public Phase phase() {
        return phase;
    }

    /** The status as sent over the wire, such as {@code paused}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Phase of the life of an execution. */
    public enum Phase {
        WAITING,
        ONGOING,
        SUSPENDED,
        ENDED;

        /** The phase in lower case. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
