package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ApplicantKind;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.Satisfaction;

/**
 * What the ledger knows of a case, whatever the order in which its facts arrived. Of two facts that
 * contradict each other the first by position counts; the later one is kept as a repetition.
 *
 * @param submission    the application; null as long as it has not arrived
 * @param received      the earliest receipt of materials; a case may have several
 * @param lastStep      the review step that happened last
 * @param repetitions   facts that a case has once, but came again
 * @param backDated     positions of facts that were recorded more than 24 hours after they happened
 * @param historical    whether a fact of it comes from a bulk import of old records
 * @param firstPosition of the first event applied; -1 when none has been
 * @param position      of the last event applied; -1 when none has been
 */
public record CaseFile(String caseNo, @Nullable Submission submission, @Nullable Milestone received,
        @Nullable Milestone accepted, @Nullable Step lastStep, int steps, @Nullable Decision decision,
        @Nullable Closing closing, @Nullable Evaluation evaluation, List<Repetition> repetitions,
        List<Long> backDated, boolean historical, long firstPosition, long position) {

    public CaseFile {
        repetitions = List.copyOf(repetitions);
        backDated = List.copyOf(backDated);
    }

    static CaseFile empty(String caseNo) {
        return new CaseFile(caseNo, null, null, null, null, 0, null, null, null, List.of(), List.of(), false, -1,
                -1);
    }

    /** Code of the item; empty when it is not known. */
    public String itemCode() {
        Submission known = submission;
        return known == null || known.itemCode() == null ? "" : known.itemCode();
    }

    /** Something that happened once; the id settles which of two at the same time counts. */
    public record Milestone(Instant at, String id, long position, @Nullable String department,
            @Nullable String actor) {}

    /**
     * The application.
     *
     * @param dueDay last day of the promise, in Asia/Shanghai
     */
    public record Submission(Instant at, long position, @Nullable Channel channel, @Nullable String itemCode,
            @Nullable ApplicantKind applicantKind, @Nullable LocalDate dueDay) {}

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
