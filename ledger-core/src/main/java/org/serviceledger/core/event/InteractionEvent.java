package org.serviceledger.core.event;

import java.time.OffsetDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.privacy.PersonDetails;

/** Questions and complaints (咨询/投诉), with or without a case. */
public sealed interface InteractionEvent extends ServiceEvent {

    String interactionId();

    @Override
    default String subject() {
        return interactionId();
    }

    @Nullable
    String caseNo();

    @Override
    default Set<Tag> tags() {
        return Tags.of(Tags.INTERACTION, interactionId(), Tags.CASE, caseNo());
    }

    /**
     * A question was asked (咨询).
     *
     * @param dueAt promised answer
     */
    record ConsultationAsked(String interactionId, @Nullable String caseNo, @Nullable String itemCode,
            @Nullable String title, @Nullable String content, @Nullable String department,
            @Nullable OffsetDateTime dueAt, @Nullable PersonDetails asker) implements InteractionEvent {}

    /**
     * A question was answered.
     */
    record ConsultationAnswered(String interactionId, @Nullable String caseNo, @Nullable String content,
            @Nullable String department) implements InteractionEvent {}

    /**
     * A complaint was filed (投诉).
     */
    record ComplaintFiled(String interactionId, @Nullable String caseNo, @Nullable String itemCode,
            @Nullable String title, @Nullable String content, @Nullable String department,
            @Nullable OffsetDateTime dueAt, @Nullable PersonDetails complainant) implements InteractionEvent {}

    /**
     * A complaint was dealt with.
     */
    record ComplaintHandled(String interactionId, @Nullable String caseNo, @Nullable String content,
            @Nullable String department, @Nullable Boolean justified) implements InteractionEvent {}
}
