package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.CaseTimes;
import org.serviceledger.core.clock.statutory.Light;
import org.serviceledger.core.event.ApplicantKind;
import org.serviceledger.core.event.CaseResult;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.Satisfaction;
import org.serviceledger.projections.Days;

/**
 * What the ledger knows of a case, whatever the order in which its facts arrived. Of two facts that
 * contradict each other the first by position counts; the later one is kept as a repetition.
 *
 * @param submission    the application; null as long as it has not arrived
 * @param received      the earliest receipt of materials; a case may have several
 * @param lastStep      the review step that happened last
 * @param ending        how the case ended without a decision; null as long as it has not
 * @param times         what its clocks depend on
 * @param clock         what its clocks show; null as long as they are to be worked out
 * @param trail         by what it is searched and its way is drawn
 * @param oversight     warnings, orders to act, and what the ledger has to record by itself
 * @param measures      what the rates need to know of it
 * @param repetitions   facts that a case has once, but came again, and those that are dated ahead of their recording
 * @param backDated     positions of facts that were recorded more than 24 hours after they happened
 * @param historical    whether a fact of it comes from a bulk import of old records
 * @param firstPosition of the first event applied; -1 when none has been
 * @param position      of the last event applied; -1 when none has been
 */
public record CaseFile(String caseNo, @Nullable Submission submission, @Nullable Milestone received,
        @Nullable Milestone accepted, @Nullable Step lastStep, int steps, @Nullable Decision decision,
        @Nullable Closing closing, @Nullable Evaluation evaluation, @Nullable Ending ending,
        CaseTimes times, @Nullable ClockMarks clock, CaseTrail trail, CaseOversight oversight, CaseMeasures measures,
        List<Repetition> repetitions, List<Long> backDated, boolean historical, long firstPosition, long position) {

    public CaseFile {
        repetitions = List.copyOf(repetitions);
        backDated = List.copyOf(backDated);
    }

    static CaseFile empty(String caseNo) {
        return new CaseFile(caseNo, null, null, null, null, 0, null, null, null, null,
                CaseTimes.NONE, null, CaseTrail.NONE, CaseOversight.NONE, CaseMeasures.NONE, List.of(), List.of(),
                false,
                -1, -1);
    }

    /** Code of the item; empty when it is not known. */
    public String itemCode() {
        Submission known = submission;
        return known == null || known.itemCode() == null ? "" : known.itemCode();
    }

    /** The same with all that follows from reference data. */
    CaseFile with(ClockMarks marks, CaseTrail placed, CaseOversight watched, MeasureTerms terms) {
        return new CaseFile(caseNo, submission, received, accepted, lastStep, steps, decision, closing, evaluation,
                ending, times, marks, placed, watched, measures.with(terms), repetitions, backDated, historical,
                firstPosition, position);
    }

    /** The same with its supervision. */
    CaseFile with(CaseOversight watched) {
        return new CaseFile(caseNo, submission, received, accepted, lastStep, steps, decision, closing, evaluation,
                ending, times, clock, trail, watched, measures, repetitions, backDated, historical, firstPosition,
                position);
    }

    /** Whether the applicant was not satisfied (差评). */
    public boolean badReview() {
        Satisfaction level = evaluation == null ? null : evaluation.satisfaction();
        return level != null && !level.positive();
    }

    /** Last day of the promise, in Asia/Shanghai; null when nothing is promised or the clock stands still. */
    public @Nullable LocalDate dueDay() {
        Instant end = clock == null ? null : clock.promisedEnd();
        return end == null ? null : Days.of(end.minusNanos(1));
    }

    /** When the promise ends, as of an instant: a deemed acceptance starts it too. Exclusive. */
    public @Nullable Instant promisedEnd(Instant now) {
        return clock == null ? null : deemedAccepted(now) ? clock.deemedPromisedEnd() : clock.promisedEnd();
    }

    /** When the legal limit ends, likewise. */
    public @Nullable Instant legalEnd(Instant now) {
        return clock == null ? null : deemedAccepted(now) ? clock.deemedLegalEnd() : clock.legalEnd();
    }

    /** The light at an instant. */
    public Light lightAt(Instant now) {
        return clock == null ? Light.GREEN : clock.lights().lightAt(now);
    }

    /** Whether it was neither decided nor closed, and has not ended otherwise. */
    public boolean open() {
        return decision == null && closing == null && ending == null;
    }

    /** Whether the case counts as accepted without a notice at an instant (视为受理). */
    public boolean deemedAccepted(Instant now) {
        Instant since = clock == null ? null : clock.deemedSince();
        return accepted == null && since != null && !now.isBefore(since);
    }

    /** How a case ended without a decision (不予受理、退件、撤回、终止). */
    public record Ending(Instant at, long position, CaseResult kind) {}

    /** Something that happened once; the id settles which of two at the same time counts. */
    public record Milestone(Instant at, String id, long position, @Nullable String department,
            @Nullable String actor) {}

    /**
     * The application.
     *
     * @param dueDay last day of the promise as the source states it, in Asia/Shanghai
     * @param subjectRef pseudonym of the applicant
     */
    public record Submission(Instant at, long position, @Nullable Channel channel, @Nullable String itemCode,
            @Nullable ApplicantKind applicantKind, @Nullable LocalDate dueDay, @Nullable String subjectRef) {}

    /** A review step; the id settles which of two at the same time is the later one. */
    public record Step(Instant at, String id, @Nullable String name) {}

    /** The decision. */
    public record Decision(Instant at, long position, @Nullable DecisionOutcome outcome) {}

    /** The closing. */
    public record Closing(Instant at, long position, @Nullable String result) {}

    /** The evaluation. */
    public record Evaluation(Instant at, long position, @Nullable Satisfaction satisfaction,
            @Nullable String comment) {}

    /** A fact that came again, for example a second decision. */
    public record Repetition(String code, long position) {}
}
