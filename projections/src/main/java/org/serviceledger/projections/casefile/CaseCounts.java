package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.CaseTimes;
import org.serviceledger.core.event.CaseStage;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.HandlingType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile.Evaluation;
import org.serviceledger.projections.casefile.CaseFile.Submission;
import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/** What a case adds to the counts of cases. */
final class CaseCounts {

    private static final int OFFICE_HOURS = 8;

    private final CaseFile file;
    private final Map<BucketKey, Amount> amounts = new HashMap<>();

    private CaseCounts(CaseFile file) {
        this.file = file;
    }

    static Map<BucketKey, Amount> of(CaseFile file) {
        CaseCounts counts = new CaseCounts(file);
        counts.begun();
        counts.overdue(Count.OPEN_PROMISE, Count.OVER_PROMISE, Count.PROMISE, counts.promisedEnd());
        counts.overdue(Count.OPEN_LEGAL, Count.OVER_LEGAL, Count.LEGAL, counts.legalEnd());
        counts.closed();
        counts.reviewed();
        if (!file.historical()) {
            counts.deadlines();
        }
        return counts.amounts;
    }

    private @Nullable Instant promisedEnd() {
        return file.clock() == null ? null : file.clock().promisedEnd();
    }

    private @Nullable Instant legalEnd() {
        return file.clock() == null ? null : file.clock().legalEnd();
    }

    private void begun() {
        Submission submission = file.submission();
        if (submission != null) {
            LocalDate day = Days.of(submission.at());
            put(Count.SUBMITTED, day, pair(online(), true));
            materials(day);
        }
        if (file.accepted() != null && online()) {
            put(Count.ACCEPTED_ONLINE, Days.of(file.accepted().at()), pair(false, true));
        }
        Instant told = notices().min(Instant::compareTo).orElse(null);
        if (told != null) {
            put(Count.NOTICED, Days.of(told), pair(notices().count() == 1, true));
        }
    }

    private boolean online() {
        Channel channel = file.submission() == null ? null : file.submission().channel();
        return channel != null && channel.online();
    }

    private void materials(LocalDate day) {
        MeasureTerms terms = file.measures().terms();
        Integer asked = terms == null ? null : terms.materials();
        int waived = file.measures().waived();
        int handedIn = file.measures().handedIn();
        int required = asked != null ? asked : handedIn == 0 ? 0 : handedIn + waived;
        put(Count.MATERIALS, day, new Amount(Math.min(waived, required), required));
    }

    /** When the applicant was told before acceptance what is missing. */
    private Stream<Instant> notices() {
        Instant accepted = file.accepted() == null ? null : file.accepted().at();
        return file.times().notices().stream()
                .filter(notice -> notice.stage() == null
                        ? accepted == null || notice.at().isBefore(accepted)
                        : notice.stage() == CaseStage.BEFORE_ACCEPTANCE)
                .map(CaseTimes.CorrectionNotice::at);
    }

    /**
     * Closing within a limit. A case without one can be neither in time nor late and does not count. A late
     * case stays visible as open from the last day of the limit until the day on which it was over, so that a
     * past period keeps the cases that were open and past due when it ended. What ended without being closed
     * is no longer open.
     */
    private void overdue(Count open, Count over, Count closed, @Nullable Instant end) {
        if (end == null) {
            return;
        }
        LocalDate dueDay = Days.of(end.minusNanos(1));
        Instant closedAt = file.closing() == null ? null : file.closing().at();
        Instant overAt = closedAt != null ? closedAt : file.ending() == null ? null : file.ending().at();
        if (overAt == null) {
            put(open, dueDay, new Amount(0, 1));
            return;
        }
        boolean inTime = overAt.isBefore(end);
        if (closedAt != null) {
            put(closed, Days.of(closedAt), pair(inTime, true));
        }
        if (!inTime) {
            put(over, dueDay, new Amount(0, 1));
            put(over, Days.of(overAt), new Amount(1, 0));
        }
    }

    private void closed() {
        if (file.closing() == null) {
            return;
        }
        LocalDate day = Days.of(file.closing().at());
        CaseMeasures measures = file.measures();
        MeasureTerms terms = measures.terms();
        int visits = measures.visits().size();
        put(Count.CLOSED, day, pair(online(), true));
        put(Count.CLOSED_VISITS, day, pair(visits == 0, visits <= 1));
        put(Count.VISITS, day, new Amount(online() && visits == 0 ? 1 : 0, visits));
        put(Count.CLOSED_EVALUATED, day,
                pair(terms != null && terms.handling() == HandlingType.INSTANT, file.evaluation() != null));
        put(file.historical() ? Count.TRACED_IMPORTED : Count.TRACED, TraceGap.settledOn(file),
                pair(TraceGap.of(file).isEmpty(), true));
        used(day);
    }

    /** An acceptance that the ledger recorded since nobody answered starts the limits too (视为受理). */
    private void used(LocalDate day) {
        ClockMarks clock = file.clock();
        if (clock == null || file.accepted() == null && file.times().deemed() == null) {
            return;
        }
        put(Count.CLOSED_USED, day, new Amount(clock.usedWorkingDays(), 1));
        if (clock.usedOfPromise() != null) {
            put(clock.usedOfPromise().unit() == LimitUnit.HOUR ? Count.CLOSED_HOURS : Count.CLOSED_CALENDAR, day,
                    new Amount(clock.usedOfPromise().amount(), 1));
        }
        TimeLimit legal = clock.legalLimit();
        Count count = legal == null ? null : Count.used(legal.unit());
        if (legal == null || count == null) {
            return;
        }
        long length = legal.unit() == LimitUnit.HOUR ? Math.ceilDiv(legal.value(), OFFICE_HOURS) : legal.value();
        put(count, day, new Amount(clock.usedWorkingDays(), length));
    }

    private void reviewed() {
        Evaluation evaluation = file.evaluation();
        ReviewLoop loop = file.measures().review();
        if (evaluation != null && evaluation.satisfaction() != null) {
            put(Count.REVIEWS, Days.of(evaluation.at()), pair(evaluation.satisfaction().positive(), true));
        } else if (evaluation == null && loop.defaultedAt() != null && loop.byDefault() != null) {
            put(Count.REVIEWS_DEFAULT, Days.of(loop.defaultedAt()), pair(loop.byDefault().positive(), true));
        }
        MeasureTerms terms = file.measures().terms();
        if (terms != null) {
            settled(Count.CONTACTED, terms.contactEnd(), loop.contactedAt());
            settled(Count.RECTIFIED, loop.dismissed() ? null : terms.rectifyEnd(), loop.rectifiedAt());
        }
    }

    /** Old records say little of notices and deliveries, and nobody is reproached with that. */
    private void deadlines() {
        MeasureTerms terms = file.measures().terms();
        settled(Count.NOTICE_DUE, terms == null ? null : terms.noticeEnd(), answeredAt());
        if (file.decision() != null && file.decision().outcome() == DecisionOutcome.GRANTED && file.clock() != null) {
            settled(Count.DELIVERY_DUE, file.clock().deliveryEnd(), file.times().deliveredAt());
        }
    }

    /** When the department first answered the receipt of materials. */
    private @Nullable Instant answeredAt() {
        Stream<@Nullable Instant> moves = Stream.of(file.accepted() == null ? null : file.accepted().at(),
                file.ending() == null ? null : file.ending().at(),
                file.decision() == null ? null : file.decision().at(),
                file.closing() == null ? null : file.closing().at());
        Instant received = file.times().receivedAt();
        return Stream.concat(moves, notices().filter(at -> received == null || !at.isBefore(received)))
                .filter(at -> at != null).min(Instant::compareTo).orElse(null);
    }

    /**
     * What has a deadline counts on the day on which it is settled: when it is done in time on that day, when it
     * is missed on the first day after the deadline, which may be a day to come.
     */
    private void settled(Count count, @Nullable Instant end, @Nullable Instant doneAt) {
        if (end == null) {
            return;
        }
        if (doneAt != null && doneAt.isBefore(end)) {
            put(count, Days.of(doneAt), pair(true, true));
        } else {
            put(count, Days.of(end.minusNanos(1)).plusDays(1), pair(false, true));
        }
    }

    private void put(Count count, @Nullable LocalDate day, Amount amount) {
        if (day != null && !amount.isNone()) {
            amounts.merge(new BucketKey(count.bucket(), file.itemCode(), day), amount, Amount::plus);
        }
    }

    private static Amount pair(boolean part, boolean all) {
        return new Amount(part ? 1 : 0, all ? 1 : 0);
    }
}
