package org.serviceledger.core.event;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts about contesting a decision (救济). */
public sealed interface RemedyEvent extends CaseEvent {

    /**
     * Reconsideration was applied for (行政复议).
     */
    record ReconsiderationFiled(String caseNo, @Nullable String authority,
            @Nullable String documentNo) implements RemedyEvent {}

    /**
     * Reconsideration was decided.
     */
    record ReconsiderationDecided(String caseNo, @Nullable String authority, @Nullable String result,
            @Nullable String documentNo) implements RemedyEvent {}

    /**
     * A suit was filed (行政诉讼).
     */
    record LitigationFiled(String caseNo, @Nullable String court, @Nullable String documentNo) implements RemedyEvent {}
}
