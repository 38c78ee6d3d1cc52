package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.ClockFacts;
import org.serviceledger.core.clock.statutory.ItemTerms;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.HandlingType;
import org.serviceledger.projections.Days;

/** What the trace of a closed case lacks (全过程留痕的缺口). */
public enum TraceGap {

    APPLICATION("申请或收件", "application or receipt of materials"),
    ACCEPTANCE("受理、视为受理、不予受理或撤回", "acceptance, be it deemed, refusal of it, or withdrawal"),
    REVIEW_STEP("审查环节", "a review step"),
    DECISION("决定", "decision"),
    DELIVERY("送达", "delivery"),
    PROCEDURE_END("特别程序结束", "the end of a special procedure"),
    CORRECTION_ANSWER("补正提交或逾期", "the answer to a correction notice, or that none came"),
    LAWFUL_ORDER("法定顺序", "lawful order");

    private final String zh;
    private final String en;

    TraceGap(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** In Chinese. */
    public String zh() {
        return zh;
    }

    /** In English. */
    public String en() {
        return en;
    }

    /** What the trace of a case lacks, be it due or not; empty when it is complete, or when the case is not closed. */
    public static List<TraceGap> of(CaseFile file) {
        List<TraceGap> gaps = new ArrayList<>();
        if (file.closing() == null) {
            return gaps;
        }
        boolean ended = file.ending() != null && file.decision() == null;
        MeasureTerms terms = file.measures().terms();
        add(gaps, APPLICATION, file.submission() == null && file.times().receivedAt() == null);
        add(gaps, ACCEPTANCE, file.accepted() == null && file.times().deemed() == null && file.ending() == null);
        if (!ended) {
            add(gaps, REVIEW_STEP, terms != null && terms.handling() == HandlingType.PROMISED && file.steps() == 0);
            add(gaps, DECISION, file.decision() == null && (terms == null || !terms.publicService()));
            add(gaps, DELIVERY, file.decision() != null && file.decision().outcome() == DecisionOutcome.GRANTED
                    && file.times().deliveredAt() == null);
        }
        ClockFacts facts = file.times().facts(ItemTerms.UNKNOWN);
        add(gaps, PROCEDURE_END, facts.exclusions().stream().anyMatch(exclusion -> exclusion.to() == null));
        add(gaps, CORRECTION_ANSWER, file.ending() == null && facts.corrections().stream()
                .anyMatch(correction -> correction.submittedAt() == null && correction.lapsedAt() == null));
        add(gaps, LAWFUL_ORDER, disordered(file));
        return gaps;
    }

    /**
     * The day on which it is settled whether the trace of a closed case is complete: that of the closing, or, while
     * nothing but the delivery is missing, the first day on which that is late (行政许可法 44). An old record that was
     * imported is settled when it closes.
     *
     * @return null when the case is not closed
     */
    public static @Nullable LocalDate settledOn(CaseFile file) {
        if (file.closing() == null) {
            return null;
        }
        LocalDate closed = Days.of(file.closing().at());
        Instant deliveryEnd = file.clock() == null ? null : file.clock().deliveryEnd();
        if (file.historical() || deliveryEnd == null || !of(file).equals(List.of(DELIVERY))) {
            return closed;
        }
        LocalDate late = Days.of(deliveryEnd.minusNanos(1)).plusDays(1);
        return late.isBefore(closed) ? closed : late;
    }

    /** What the trace of a case lacks on a day: a delivery that is not due yet is not missing. */
    public static List<TraceGap> of(CaseFile file, LocalDate today) {
        LocalDate settled = settledOn(file);
        return settled == null || settled.isAfter(today) ? List.of() : of(file);
    }

    /** 收件 → 受理 → 决定 → 办结, and delivery not before the decision. */
    private static boolean disordered(CaseFile file) {
        Instant submitted = file.submission() == null ? null : file.submission().at();
        Instant accepted = file.accepted() == null ? null : file.accepted().at();
        Instant decided = file.decision() == null ? null : file.decision().at();
        Instant closed = file.closing() == null ? null : file.closing().at();
        return before(accepted, submitted) || before(accepted, file.times().receivedAt()) || before(decided, accepted)
                || before(decided, submitted) || before(closed, decided) || before(closed, accepted)
                || before(closed, submitted) || before(file.times().deliveredAt(), decided);
    }

    private static boolean before(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && one.isBefore(other);
    }

    private static void add(List<TraceGap> gaps, TraceGap gap, boolean missing) {
        if (missing) {
            gaps.add(gap);
        }
    }
}
