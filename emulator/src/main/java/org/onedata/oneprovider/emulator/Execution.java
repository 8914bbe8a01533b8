package org.onedata.oneprovider.emulator;

import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.server.OneproviderErrors;

/** A workflow execution; its status changes under its own lock, so that each transition happens once. */
final class Execution {
    private final String wid;
    private final User owner;
    private ExecutionStatus status;
    private long transitions;

    Execution(String wid, User owner, ExecutionStatus status) {
        this.wid = wid;
        this.owner = owner;
        this.status = status;
    }

    String wid() {
        return wid;
    }

    User owner() {
        return owner;
    }

    synchronized ExecutionStatus status() {
        return status;
    }

    /** How often the status was set since the execution was scheduled. */
    synchronized long transitions() {
        return transitions;
    }

    synchronized void move(ExecutionStatus status) {
        this.status = status;
        transitions++;
    }

    /**
     * Begins to stop in order to be paused. A 204 to the caller, whatever is returned.
     *
     * @return what completes the pause, unless something else happens first; or null if it is stopping already
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
