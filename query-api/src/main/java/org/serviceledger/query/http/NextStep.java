package org.serviceledger.query.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseStatus;
import org.serviceledger.projections.casefile.ClockMarks;

/**
 * What comes next in a case.
 *
 * @param whoMustAct who has to do it
 * @param by         last second by which it must be done; null when no limit runs
 */
public record NextStep(String code, CaseStatus.Actor whoMustAct, @Nullable OffsetDateTime by, String zh, String en) {

    private static final Map<String, String[]> TEXTS = Map.ofEntries(
            text("receive", "部门将接收申请材料", "The department takes the materials in"),
            text("notice", "部门核对材料，并告知是否受理", "The department checks the materials and says whether it accepts"),
            text("correct", "请补正材料", "The applicant hands in what is missing"),
            text("review", "部门审查申请", "The department reviews the application"),
            text("procedure", "特别程序进行中，期间不计入时限", "A special procedure goes on; its time is not counted"),
            text("decide", "部门作出决定", "The department decides"),
            text("close", "部门办结并制作结果文书", "The department closes the case and makes out the result"),
            text("deliver", "部门送达结果", "The department delivers the result"),
            text("evaluate", "可以评价本次服务", "The applicant may evaluate the service"),
            text("nothing", "已全部办理完毕", "Nothing is left to be done"));

    static NextStep of(CaseFile file, Instant now) {
        CaseStatus status = CaseStatus.of(file, now);
        ClockMarks clock = file.clock();
        Instant promised = file.promisedEnd(now);
        Instant limit = promised == null ? file.legalEnd(now) : promised;
        return switch (status) {
            case UNCONNECTED, SUBMITTED -> next(file.times().receivedAt() == null ? "receive" : "notice",
                    CaseStatus.Actor.DEPARTMENT, clock == null ? null : clock.noticeEnd());
            case RECEIVED -> next("notice", CaseStatus.Actor.DEPARTMENT, clock == null ? null : clock.noticeEnd());
            case CORRECTION_REQUIRED -> next("correct", CaseStatus.Actor.APPLICANT, null);
            case ACCEPTED, IN_REVIEW -> file.times().begun().size() > file.times().finished().size()
                    ? next("procedure", CaseStatus.Actor.DEPARTMENT, null)
                    : next(status == CaseStatus.ACCEPTED ? "review" : "decide", CaseStatus.Actor.DEPARTMENT, limit);
            case DECIDED -> next("close", CaseStatus.Actor.DEPARTMENT, limit);
            case CLOSED -> afterClosing(file, clock);
            case NOT_ACCEPTED, RETURNED, WITHDRAWN, TERMINATED -> next("nothing", CaseStatus.Actor.NOBODY, null);
        };
    }

    private static NextStep afterClosing(CaseFile file, @Nullable ClockMarks clock) {
        boolean granted = file.decision() != null && file.decision().outcome() == DecisionOutcome.GRANTED;
        if (granted && file.times().deliveredAt() == null && file.ending() == null) {
            return next("deliver", CaseStatus.Actor.DEPARTMENT, clock == null ? null : clock.deliveryEnd());
        }
        return file.evaluation() == null
                ? next("evaluate", CaseStatus.Actor.APPLICANT, null)
                : next("nothing", CaseStatus.Actor.NOBODY, null);
    }

    private static NextStep next(String code, CaseStatus.Actor who, @Nullable Instant end) {
        String[] texts = TEXTS.getOrDefault(code, new String[]{code, code});
        return new NextStep(code, who, end == null ? null : Days.shown(end.minusSeconds(1)), texts[0], texts[1]);
    }

    private static Map.Entry<String, String[]> text(String code, String zh, String en) {
        return Map.entry(code, new String[]{zh, en});
    }
}
