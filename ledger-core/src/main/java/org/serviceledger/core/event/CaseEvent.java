package org.serviceledger.core.event;

import java.util.Set;

import org.serviceledger.core.ledger.Tag;

/** Facts about a case (办件), one application by one applicant for one service item. */
public sealed interface CaseEvent extends ServiceEvent permits ApplicationEvent, HandlingEvent, ResultEvent,
        EvaluationEvent, SupervisionEvent, RemedyEvent, AccessEvent, CorrectionEvent {

    /** Case number (办件编号). */
    String caseNo();

    @Override
    default String subject() {
        return caseNo();
    }

    @Override
    default Set<Tag> tags() {
        return Tags.of(Tags.CASE, caseNo());
    }
}
