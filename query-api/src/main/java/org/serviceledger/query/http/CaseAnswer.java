package org.serviceledger.query.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.Light;
import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.ApplicantKind;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.Satisfaction;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseStatus;
import org.serviceledger.projections.casefile.ClockMarks;
import org.serviceledger.projections.casefile.Irregularities;
import org.serviceledger.projections.casefile.Irregularities.Irregularity;

/**
 * A case as it is now: where it stands, who must act and by when.
 *
 * @param promisedDueAt last second of the promise; null when nothing is promised, and while the clock stands still
 * @param legalDueAt    last second of the legal limit, likewise
 * @param provisional   whether the due dates pass a year whose calendar is not published yet
 * @param deemedAcceptedOn day from which the case counts as accepted without a notice (视为受理)
 * @param remarks       what supervision should know of its times
 * @param backDated     positions of facts that were recorded more than 24 hours after they happened
 * @param warnings      that were raised (预警); not shown to applicants
 * @param orders        to act (督办); not shown to applicants
 * @param position      of the last event that the answer takes into account
 */
public record CaseAnswer(String caseNo, @Nullable String itemCode, @Nullable String itemName,
        @Nullable String department, @Nullable String departmentName, @Nullable String region,
        @Nullable AdministrativeLevel level, @Nullable Channel channel, @Nullable ApplicantKind applicantKind,
        CaseStatus status, @Nullable String currentStep, CaseStatus.Actor whoMustAct,
        @Nullable OffsetDateTime submittedAt, @Nullable OffsetDateTime receivedAt, @Nullable OffsetDateTime acceptedAt,
        @Nullable OffsetDateTime decidedAt, @Nullable DecisionOutcome outcome, @Nullable OffsetDateTime closedAt,
        @Nullable String result, @Nullable OffsetDateTime promisedDueAt, @Nullable OffsetDateTime legalDueAt,
        Light light, boolean provisional, @Nullable LocalDate deemedAcceptedOn, List<Remark> remarks,
        @Nullable Evaluated evaluation, List<Irregularity> irregularities, List<Long> backDated, boolean historical,
        List<OversightAnswer.Warning> warnings, List<OversightAnswer.Order> orders, long position,
        OffsetDateTime asOf) {

    /** The applicant's evaluation. */
    public record Evaluated(@Nullable Satisfaction satisfaction, @Nullable String comment,
            OffsetDateTime evaluatedAt) {}

    static CaseAnswer of(CaseFile file, @Nullable ServiceItemPublished item, Instant now) {
        var submission = file.submission();
        var decision = file.decision();
        var closing = file.closing();
        ClockMarks clock = file.clock();
        CaseStatus status = CaseStatus.of(file, now);
        return new CaseAnswer(file.caseNo(), Parameters.nonEmpty(file.itemCode()), item == null ? null : item.name(),
                department(file, item), item == null ? null : item.departmentName(),
                item == null ? null : item.region(),
                item == null ? null : item.level(), submission == null ? null : submission.channel(),
                submission == null ? null : submission.applicantKind(), status,
                file.lastStep() == null ? null : file.lastStep().name(), status.whoMustAct(),
                shown(submission == null ? null : submission.at()),
                shown(file.received() == null ? null : file.received().at()),
                shown(file.accepted() == null ? null : file.accepted().at()),
                shown(decision == null ? null : decision.at()), decision == null ? null : decision.outcome(),
                shown(closing == null ? null : closing.at()), closing == null ? null : closing.result(),
                lastSecond(file.promisedEnd(now)), lastSecond(file.legalEnd(now)), file.lightAt(now),
                clock != null && clock.provisional(),
                file.deemedAccepted(now) && clock != null ? clock.deemedDay() : null, remarks(clock),
                evaluated(file), Irregularities.of(file), file.backDated(), file.historical(),
                OversightAnswer.warnings(file), OversightAnswer.orders(file.oversight(), now),
                file.position(), Days.shown(now));
    }

    /** As applicants see it: without the supervision of the department. */
    CaseAnswer forApplicant() {
        return with(evaluation, List.of(), List.of());
    }

    /** Without what the applicant wrote, for those who see cases only as evidence of a number. */
    CaseAnswer masked() {
        Evaluated said = evaluation == null
                ? null
                : new Evaluated(evaluation.satisfaction(), null, evaluation.evaluatedAt());
        return with(said, warnings, orders);
    }

    private CaseAnswer with(@Nullable Evaluated said, List<OversightAnswer.Warning> raised,
            List<OversightAnswer.Order> issued) {
        return new CaseAnswer(caseNo, itemCode, itemName, department, departmentName, region, level, channel,
                applicantKind, status, currentStep, whoMustAct, submittedAt, receivedAt, acceptedAt, decidedAt, outcome,
                closedAt, result, promisedDueAt, legalDueAt, light, provisional, deemedAcceptedOn, remarks, said,
                irregularities, backDated, historical, raised, issued, position, asOf);
    }

    private static @Nullable String department(CaseFile file, @Nullable ServiceItemPublished item) {
        if (item != null && item.department() != null) {
            return item.department();
        }
        return file.accepted() == null ? null : file.accepted().department();
    }

    private static @Nullable Evaluated evaluated(CaseFile file) {
        var evaluation = file.evaluation();
        return evaluation == null
                ? null
                : new Evaluated(evaluation.satisfaction(), evaluation.comment(), Days.shown(evaluation.at()));
    }

    /** Something about the times of a case that supervision should know. */
    public record Remark(String code, String zh, String en) {}

    private static List<Remark> remarks(@Nullable ClockMarks clock) {
        return clock == null
                ? List.of()
                : clock.remarks().stream().sorted()
                        .map(found -> new Remark(found.name().toLowerCase(Locale.ROOT).replace('_', '-'), found.zh(),
                                found.en()))
                        .toList();
    }

    private static @Nullable OffsetDateTime lastSecond(@Nullable Instant end) {
        return end == null ? null : Days.shown(end.minusSeconds(1));
    }

    private static @Nullable OffsetDateTime shown(@Nullable Instant instant) {
        return instant == null ? null : Days.shown(instant);
    }
}
