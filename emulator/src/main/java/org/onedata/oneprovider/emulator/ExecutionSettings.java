package org.onedata.oneprovider.emulator;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What an execution is to be that is {@linkplain OneproviderEmulator#schedule added}; not thread-safe. */
public final class ExecutionSettings {
    private @Nullable String wid;
    private @Nullable User owner;
    private @Nullable String space;
    private ExecutionStatus status = ExecutionStatus.SCHEDULED;

    ExecutionSettings() {}

    /** Id. Default: random. */
    public ExecutionSettings wid(String wid) {
        if (wid.isEmpty()) {
            throw new IllegalArgumentException("wid: must not be empty");
        }
        this.wid = wid;
        return this;
    }

    /** User who scheduled it. Default: the first user. */
    public ExecutionSettings owner(User owner) {
        this.owner = requireNonNull(owner, "owner");
        return this;
    }

    /** Id of the space that it runs in. Default: one for all executions. */
    public ExecutionSettings space(String space) {
        this.space = requireNonNull(space, "space");
        return this;
    }

    /** Status. Default: {@link ExecutionStatus#SCHEDULED}. */
    public ExecutionSettings status(ExecutionStatus status) {
        this.status = requireNonNull(status, "status");
        return this;
    }

    Execution build(String otherWid, User otherOwner, String otherSpace) {
        return new Execution(
                wid == null ? otherWid : wid,
                owner == null ? otherOwner : owner,
                space == null ? otherSpace : space,
                status);
    }
}
