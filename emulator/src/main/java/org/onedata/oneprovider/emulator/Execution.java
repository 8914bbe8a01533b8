package org.onedata.oneprovider.emulator;

import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.server.OneproviderErrors;

/** A workflow execution. Its status changes under its own lock, so that each transition happens exactly once. */
final class Execution {
    private final String wid;
    private final User owner;
    private final String space;
    private ExecutionStatus status;
    private long transitions;

    Execution(String wid, User owner, String space, ExecutionStatus status) {
        this.wid = wid;
        this.owner = owner;
        this.space = space;
        this.status = status;
    }

    String wid() {
        return wid;
    }

    User owner() {
        return owner;
    }

    String space() {
        return space;
    }

    synchronized ExecutionStatus status() {
        return status;
    }

    /** Number of times the status has been set since the execution was scheduled. */
    synchronized long transitions() {
        return transitions;
    }

    synchronized void move(ExecutionStatus status) {
        this.status = status;
        transitions++;
    }

    /**
     * Starts pausing the execution. The caller gets a 204 whatever this returns.
     *
     * @return a task that completes the pause unless the status changes first; null if the execution is already
     *     stopping
     */
    synchronized @Nullable Runnable pause() {
        switch (status) {
            case SCHEDULED, RESUMING, ACTIVE -> {
                move(ExecutionStatus.STOPPING);
                long transition = transitions;
                return () -> settle(transition);
            }
            case STOPPING -> {
                return null;
            }
            case PAUSED, INTERRUPTED ->
                throw OneproviderErrors.atmInvalidStatusTransition(
                        status.toString(), ExecutionStatus.STOPPING.toString());
            default -> throw OneproviderErrors.atmWorkflowExecutionEnded();
        }
    }

    private synchronized void settle(long transition) {
        if (transitions == transition) {
            move(ExecutionStatus.PAUSED);
        }
    }
}
