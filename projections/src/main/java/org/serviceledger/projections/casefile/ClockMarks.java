package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.ClockFacts;
import org.serviceledger.core.clock.statutory.ClockReading;
import org.serviceledger.core.clock.statutory.ClockRemark;
import org.serviceledger.core.clock.statutory.DeemedAcceptance;
import org.serviceledger.core.clock.statutory.Due;
import org.serviceledger.core.clock.statutory.LightSchedule;
import org.serviceledger.core.clock.statutory.LimitReading;
import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;

/**
 * What of a case's clocks holds whatever time it is, until a further fact, calendar or policy is recorded.
 * Ends are exclusive: the first instant that is too late.
 *
 * @param promisedEnd of the promise; null when nothing is promised, or while the clock stands still
 * @param legalEnd    of the legal limit, likewise
 * @param paused      whether a special procedure without an end makes the clock stand still
 * @param provisional whether a year's calendar is not published yet
 * @param lights      when the light turns
 * @param noticeEnd   until when the completeness notice had to be given
 * @param deemedDay   day from which the case counts as accepted without a notice (视为受理)
 * @param deemedSince when that becomes so
 * @param deemedPromisedEnd end of the promise from then on, as long as no acceptance is recorded
 * @param deemedLegalEnd    likewise of the legal limit
 * @param deliveryEnd until when what was granted must be delivered
 * @param legalLimit  the legal limit that holds for the case
 * @param usedWorkingDays working days used until the clock stopped; 0 while it runs
 * @param usedOfPromise  what of the promise was used by then, if that is not in working days; null while it runs
 * @param remarks     what supervision should know
 */
public record ClockMarks(@Nullable Instant promisedEnd, @Nullable Instant legalEnd, boolean paused,
        boolean provisional, LightSchedule lights, @Nullable Instant noticeEnd, @Nullable LocalDate deemedDay,
        @Nullable Instant deemedSince, @Nullable Instant deemedPromisedEnd, @Nullable Instant deemedLegalEnd,
        @Nullable Instant deliveryEnd, @Nullable TimeLimit legalLimit, int usedWorkingDays,
        @Nullable Used usedOfPromise, Set<ClockRemark> remarks) {

    /** An amount of calendar days or of hours of office time. */
    public record Used(LimitUnit unit, int amount) {

        static @Nullable Used of(LimitReading promised) {
            return promised.limit() == null ? null : switch (promised.limit().unit()) {
                case CALENDAR_DAY, MONTH, YEAR -> new Used(LimitUnit.CALENDAR_DAY, promised.used());
                case HOUR -> new Used(LimitUnit.HOUR, promised.used());
                case WORKING_DAY, IMMEDIATE, NONE -> null;
            };
        }
    }

    /** Earlier than any receipt: what is read then rests on recorded facts alone. */
    private static final Instant BEFORE = Instant.EPOCH;

    /** These depend on when they are read; whoever reads them then finds them out anew. */
    private static final Set<ClockRemark> OF_THE_MOMENT = Set.of(ClockRemark.NOTICE_LATE, ClockRemark.DELIVERY_LATE);

    public ClockMarks {
        // In their natural order: a view that is built anew is to be written as the one before.
        remarks = Collections.unmodifiableSortedSet(new TreeSet<>(remarks));
    }

    /**
     * The marks of a case. An acceptance that will be deemed moves no recorded due date: that is for the
     * event to do which records it.
     *
     * @param ahead what the clock reads when all has come about that will without a further fact
     */
    static ClockMarks of(StatutoryClock clock, ClockFacts facts, ClockReading ahead) {
        ClockReading recorded = clock.read(facts, BEFORE);
        DeemedAcceptance deemed = ahead.deemed();
        Due promised = recorded.promised().due();
        Due legal = recorded.legal().due();
        Set<ClockRemark> remarks = new TreeSet<>(ahead.remarks());
        remarks.removeAll(OF_THE_MOMENT);
        // What pauses without an end would reach beyond every calendar, but no day is reckoned there.
        boolean stands = remarks.contains(ClockRemark.EXCLUSION_WITHOUT_END);
        boolean provisional = stands ? recorded.provisional() : ahead.provisional();
        if (!provisional) {
            remarks.remove(ClockRemark.CALENDAR_MISSING);
        }
        return new ClockMarks(endOf(promised), endOf(legal),
                promised != null && promised.earliest() || legal != null && legal.earliest(), provisional,
                recorded.lights(), recorded.noticeDue().map(Due::end).orElse(null),
                deemed == null ? null : deemed.day(), deemed == null ? null : deemed.since(),
                deemed == null ? null : endOf(ahead.promised().due()),
                deemed == null ? null : endOf(ahead.legal().due()),
                recorded.deliveryDue().map(Due::end).orElse(null), recorded.legal().limit(),
                stopped(facts) ? ahead.legal().usedWorkingDays() : 0,
                stopped(facts) ? Used.of(ahead.promised()) : null, remarks);
    }

    private static boolean stopped(ClockFacts facts) {
        return facts.decidedAt() != null || facts.closedAt() != null || facts.endedAt() != null;
    }

    private static @Nullable Instant endOf(@Nullable Due due) {
        return due == null || due.earliest() ? null : due.end();
    }
}
