package org.serviceledger.core.event;

import org.jspecify.annotations.Nullable;

/** Under which names the ledger records what it decides itself; no source system may use them. */
public final class OwnSources {

    /** What was decided because somebody asked for it. */
    public static final String COMMANDS = "urn:serviceledger:commands";

    /** What was decided by nobody, because time had passed (视为受理, 预警). It lawfully bears earlier dates. */
    public static final String CLOCK = "urn:serviceledger:clock";

    private OwnSources() {}

    /**
     * Whether something was decided here because somebody asked for it.
     *
     * @param source of its record; null where a decision is shown what was decided before
     */
    public static boolean decidedByCommand(@Nullable String source) {
        return source == null || source.equals(COMMANDS);
    }
}
