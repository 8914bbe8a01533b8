package org.onedata.oneprovider.emulator;

import java.util.Locale;

/** Privilege of a user in a space that concerns workflow executions. */
public enum Privilege {
    /** Lets users pause their own executions. */
    SPACE_SCHEDULE_ATM_WORKFLOW_EXECUTIONS,
    /** Lets users pause other users' executions. */
    SPACE_MANAGE_ATM_WORKFLOW_EXECUTIONS;

    /** The privilege as sent over the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
