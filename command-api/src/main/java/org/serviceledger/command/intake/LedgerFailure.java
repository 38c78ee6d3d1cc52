package org.serviceledger.command.intake;

import org.serviceledger.core.ledger.LedgerException;

/** The stable names under which senders learn that the ledger could not answer. */
public final class LedgerFailure {

    private LedgerFailure() {}

    /**
     * {@code unavailable}, {@code storage-full}, {@code outcome-unknown}, {@code append-too-large} or
     * {@code ledger-damaged}.
     */
    public static String codeOf(LedgerException error) {
        return switch (error) {
            case LedgerException.Unavailable ignored -> "unavailable";
            case LedgerException.Full ignored -> "storage-full";
            case LedgerException.OutcomeUnknown ignored -> "outcome-unknown";
            case LedgerException.TooLarge ignored -> "append-too-large";
            case LedgerException.Corrupt ignored -> "ledger-damaged";
        };
    }
}
