package org.onedata.oneprovider.emulator;

import java.util.Locale;

/** What a user may do in a space, as far as workflow executions are concerned. */
public enum Privilege {
    /** To pause executions of one's own. */
    SPACE_SCHEDULE_ATM_WORKFLOW_EXECUTIONS,
    /** To pause executions of others. */
    SPACE_MANAGE_ATM_WORKFLOW_EXECUTIONS;

    /** The privilege as it stands on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
