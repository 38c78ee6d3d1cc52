package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CaseStage;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.SpecialProcedureKind;
import org.serviceledger.core.event.TimeLimit;

/**
 * Everything in a case's history that its clocks depend on, folded event by event in the order of the
 * ledger. Facts may arrive in any order: beginnings and ends meet when {@link #facts} puts them
 * together. Of what a case has once the first by position counts.
 *
 * @param historical whether a fact comes from a bulk import of old records
 * @param joint      whether an extension was granted as that of a joint case
 * @param receivedAt earliest receipt of materials, or online submission
 * @param accepted   acceptance by a source
 * @param deemed     recorded deemed acceptance
 * @param statedDue  due day stated with the application
 * @param begun      beginnings of special procedures
 * @param finished   their ends
 * @param extensions of the time for the decision
 * @param notices    correction notices
 * @param corrected  when corrections were submitted
 * @param lapsed     when the time for a correction was found to be over
 * @param ended      when the case was not accepted, returned, withdrawn or terminated
 * @param hearing    when a hearing was offered, asked for and held
 */
public record CaseTimes(boolean historical, boolean joint, @Nullable Instant receivedAt,
        @Nullable Acceptance accepted, @Nullable Deeming deemed, @Nullable LocalDate statedDue,
        List<ProcedureBegun> begun, List<ProcedureFinished> finished, List<Extension> extensions,
        List<CorrectionNotice> notices, List<Instant> corrected, List<Instant> lapsed, List<Instant> ended,
        @Nullable Decision decided, @Nullable Instant closedAt, @Nullable Instant deliveredAt,
        Hearing hearing) {

    /** Of a case of which nothing is known. */
    public static final CaseTimes NONE = new CaseTimes(false, false, null, null, null, null, List.of(), List.of(),
            List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null, Hearing.NONE);

    public CaseTimes {
        begun = List.copyOf(begun);
        finished = List.copyOf(finished);
        extensions = List.copyOf(extensions);
        notices = List.copyOf(notices);
        corrected = List.copyOf(corrected);
        lapsed = List.copyOf(lapsed);
        ended = List.copyOf(ended);
    }

    /** Acceptance (受理) with the limits that were frozen by it. */
    public record Acceptance(Instant at, @Nullable TimeLimit promisedLimit, @Nullable TimeLimit legalLimit,
            @Nullable LocalDate statedDue) {}

    /**
     * Deemed acceptance (视为受理) with the limits that were frozen by it.
     *
     * @param on     day from which the case counts as accepted, as last corrected
     * @param source of the record that says so
     * @param id     of that record
     */
    public record Deeming(LocalDate on, @Nullable TimeLimit promisedLimit, @Nullable TimeLimit legalLimit,
            String source, String id) {

        /** JSON pointer to the day in the record; a correction of it to null says that nothing was deemed. */
        public static final String DAY = "/data/deemedOn";
    }

    /** The beginning of a special procedure (特别程序启动). */
    public record ProcedureBegun(Instant at, @Nullable SpecialProcedureKind kind, @Nullable String noticeNo,
            @Nullable String procedureId, boolean counts) {}

    /** The end of a special procedure (特别程序结束). */
    public record ProcedureFinished(Instant at, @Nullable SpecialProcedureKind kind,
            @Nullable String procedureId) {}

    /** A correction notice (补正告知). */
    public record CorrectionNotice(Instant at, @Nullable CaseStage stage) {}

    /** A hearing (听证): when the applicant was told of the right to it, asked for it, and when it was held. */
    public record Hearing(@Nullable Instant notifiedAt, @Nullable Instant requestedAt, @Nullable Instant heldAt) {

        static final Hearing NONE = new Hearing(null, null, null);
    }

    /** The decision (决定). */
    public record Decision(Instant at, @Nullable DecisionOutcome outcome) {}

    /** These times after a further fact of the case; most facts change none of them. */
    public CaseTimes with(EventEnvelope fact) {
        return new CaseTimesDraft(this, fact).apply();
    }

    /**
     * Of which day the terms of the item and the policy of the clock hold for the whole case: that of acceptance,
     * before it that on which it began.
     *
     * @param submittedAt when it was applied for, if that is known
     */
    public LocalDate dayOfTerms(@Nullable Instant submittedAt) {
        Instant begun = accepted != null ? accepted.at() : receivedAt != null ? receivedAt : submittedAt;
        return begun == null ? LocalDate.EPOCH : ShanghaiTime.dayOf(begun);
    }

    /**
     * What the clock reads.
     *
     * @param item what the item's version says that is in force for the case
     */
    public ClockFacts facts(ItemTerms item) {
        return new FactsOfTimes(this, item).facts();
    }
}
