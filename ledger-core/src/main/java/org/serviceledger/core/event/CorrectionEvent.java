package org.serviceledger.core.event;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Corrections (红字更正): an event is never changed, what was wrong with it is said by another one. */
public sealed interface CorrectionEvent extends CaseEvent {

    /**
     * A recorded fact was corrected.
     *
     * @param correctedSource source of the corrected record
     * @param correctedId id of the corrected record
     * @param field JSON pointer of what was wrong
     * @param value what is right, as JSON
     */
    record FactCorrected(String caseNo, @Nullable String correctedSource, @Nullable String correctedId,
            @Nullable String field, @Nullable String value, @Nullable String reason, @Nullable String legalBasis,
            @Nullable String approvedBy) implements CorrectionEvent {}
}
