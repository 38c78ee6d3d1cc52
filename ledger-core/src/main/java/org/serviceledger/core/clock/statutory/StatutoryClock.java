package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;

/**
 * The statutory clock (法定时限): a pure function from the facts of a case to what its clocks show.
 *
 * <p>The day of acceptance is not counted; a limit of n working days ends with the n-th one after it.
 * The days of a special procedure, first and last included, are left out. Legal sources: 行政许可法
 * 32, 42–45, 82; 民法典 201–203.
 *
 * @param calendar which days are worked
 * @param policy   in force for the case
 */
public record StatutoryClock(WorkingCalendar calendar, ClockPolicy policy) {

    /** For a decision on a licence if the item states nothing else (行政许可法 42(1)). */
    public static final TimeLimit LICENCE_LIMIT = new TimeLimit(20, LimitUnit.WORKING_DAY);
    /** Likewise if several departments decide together (行政许可法 42(2)). */
    public static final TimeLimit JOINT_LICENCE_LIMIT = new TimeLimit(45, LimitUnit.WORKING_DAY);

    /** Reads the clocks of a case. */
    public ClockReading read(ClockFacts facts, Instant now) {
        NoticeClock noticeClock = new NoticeClock(facts, calendar, policy);
        NoticeReading notice = noticeClock.reading(now);
        DeemedAcceptance foreseen = noticeClock.deemed();
        DeemedAcceptance deemed = foreseen == null || now.isBefore(foreseen.since()) && !foreseen.recorded()
                ? null
                : foreseen;
        // The lights are those that will be, with the deemed acceptance; the rest is as of now.
        CaseRun ahead = run(facts, start(facts, foreseen), notice, deemed, now);
        Instant start = start(facts, deemed);
        CaseRun run = foreseen == deemed ? ahead : run(facts, start, notice, null, now);
        Instant until = or(facts.stoppedAt(), now);
        until = until.isBefore(now) ? until : now;
        LimitReading promised = LimitReading.of(facts.promisedLimit(), run.promised(), run.startDay(), until,
                calendar);
        LimitReading legal = LimitReading.of(legalLimit(facts), run.legal(), run.startDay(), until, calendar);
        Due delivery = delivery(facts);
        Remarks remarks = remarks(facts, run, promised, legal);
        // Old records tell too little of a notice to blame anybody.
        remarks.add(ClockRemark.NOTICE_LATE, !facts.historical() && noticeClock.missedOnce(now));
        remarks.add(ClockRemark.CALENDAR_MISSING, notice != null && notice.due().provisional());
        remarks.add(ClockRemark.DELIVERY_LATE, delivery != null && delivery.isOver(or(facts.deliveredAt(), now)));
        List<ClockReading.Pause> pauses = run.leading().pauses().spans().stream()
                .map(span -> new ClockReading.Pause(span.from(), span.to())).toList();
        return new ClockReading(now, start, notice, deemed, promised, legal, delivery,
                LightScheduler.schedule(ahead.promised(), ahead.legal(), begin(facts, ahead, foreseen), facts), pauses,
                remarks.found(),
                most -> new DayByDay(run, now).rows(most));
    }

    /**
     * The first time for a completeness notice that passed, or will pass if nothing more is recorded,
     * without one; null if there is none. It holds whatever became of the case since.
     */
    public @Nullable NoticeLapse lapse(ClockFacts facts) {
        return new NoticeClock(facts, calendar, policy).lapse();
    }

    /** A light cannot turn before the acceptance; a due day that a source states holds without one. */
    private static @Nullable Instant begin(ClockFacts facts, CaseRun run, @Nullable DeemedAcceptance deemed) {
        if (run.promised().measure() instanceof StatedMeasure) {
            return null;
        }
        return deemed == null ? facts.acceptedAt() : deemed.since();
    }

    private CaseRun run(ClockFacts facts, @Nullable Instant start, @Nullable NoticeReading notice,
            @Nullable DeemedAcceptance deemed, Instant now) {
        Interruptions interruptions = new Interruptions(facts, policy, facts.stoppedAt(), now);
        LocalDate startDay = start == null ? null : ShanghaiTime.dayOf(start);
        LimitRun legal = LimitRun.of(
                start == null ? new NoMeasure() : Measure.of(legalLimit(facts), start, calendar, policy),
                interruptions.ofLegal());
        return new CaseRun(facts, calendar, notice, deemed, startDay,
                LimitRun.of(promise(facts, start), interruptions.ofPromise()), legal, interruptions);
    }

    /** The promised limit, or else the due day that the source states, which may come before acceptance. */
    private Measure promise(ClockFacts facts, @Nullable Instant start) {
        TimeLimit limit = facts.promisedLimit();
        LocalDate stated = facts.statedDueDay();
        boolean measured = start != null && limit != null && limit.unit() != LimitUnit.NONE && Measure.usable(limit);
        if (!measured && stated != null) {
            return new StatedMeasure(calendar, policy, start == null ? null : ShanghaiTime.dayOf(start), stated);
        }
        return start == null ? new NoMeasure() : Measure.of(limit, start, calendar, policy);
    }

    private static @Nullable Instant start(ClockFacts facts, @Nullable DeemedAcceptance deemed) {
        Instant accepted = facts.acceptedAt();
        if (accepted != null) {
            return accepted;
        } else if (deemed == null) {
            return null;
        }
        // Limits in hours run from the receipt itself, if that is known.
        Instant received = facts.receivedAt();
        Instant at = received != null && ShanghaiTime.dayOf(received).equals(deemed.day())
                ? received
                : ShanghaiTime.startOf(deemed.day());
        return at;
    }

    private static @Nullable TimeLimit legalLimit(ClockFacts facts) {
        TimeLimit stated = facts.legalLimit();
        if (stated != null || !facts.licence()) {
            return stated;
        }
        return facts.joint() ? JOINT_LICENCE_LIMIT : LICENCE_LIMIT;
    }

    private @Nullable Due delivery(ClockFacts facts) {
        Instant decided = facts.decidedAt();
        if (decided == null || facts.outcome() != DecisionOutcome.GRANTED) {
            return null;
        }
        CountedDate last = calendar.addWorkingDays(ShanghaiTime.dayOf(decided), policy.deliveryDays());
        return new Due(policy.endOf(last.date()), last.provisional(), false);
    }

    private static Remarks remarks(ClockFacts facts, CaseRun run, LimitReading promised, LimitReading legal) {
        Remarks remarks = new Remarks();
        remarks.exclusions(facts, run.leading());
        remarks.extensions(facts, run.legal());
        remarks.corrections(facts);
        remarks.limits(facts, promised, legal);
        remarks.statedDue(facts.statedDueDay(), run.promised());
        remarks.add(ClockRemark.LEGAL_LIMIT_BY_LAW, facts.licence() && facts.legalLimit() == null);
        return remarks;
    }

    private static Instant or(@Nullable Instant one, Instant other) {
        return one == null ? other : one;
    }
}
