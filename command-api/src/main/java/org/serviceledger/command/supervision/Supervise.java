package org.serviceledger.command.supervision;

import java.time.Duration;

import org.serviceledger.command.decision.Require;

/**
 * Records what follows for a case from the time alone: that it counts as accepted (视为受理), that it did not after
 * all, a warning (预警). The ledger itself gives this command; nobody else can.
 *
 * @param itemCode  item of the case; empty when it is not known
 * @param firstYear year in which the case began
 * @param grace     how long a source may be late
 */
public record Supervise(String caseNo, String itemCode, int firstYear, Grace grace) {

    public Supervise {
        Require.key("caseNo", caseNo);
    }

    /**
     * How long the ledger waits for facts that happened in time and are told late.
     *
     * @param deeming  before it records that an application counts as accepted
     * @param warnings before it raises a warning
     */
    public record Grace(Duration deeming, Duration warnings) {}
}
