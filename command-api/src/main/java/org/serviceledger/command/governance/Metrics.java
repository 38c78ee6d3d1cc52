package org.serviceledger.command.governance;

import java.util.Set;

/** The metrics that targets can be set for, by the kind of their values. */
final class Metrics {

    /** Ratios from 0 to 1. */
    static final Set<String> RATIOS = Set.of("online-availability", "online-take-up", "fully-online", "hall-presence",
            "instant-handling", "promise-compression", "on-time-closing", "one-time-notice", "active-review",
            "positive-review", "negative-review-rectified", "materials-waived", "appointment-honoured",
            "real-time-inflow", "trace-completeness");

    /** Counts and times. */
    static final Set<String> COUNTS = Set.of("at-most-one-visit", "waiting-time");

    private Metrics() {}
}
