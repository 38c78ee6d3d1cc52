package org.serviceledger.projections.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.CaseTimes;
import org.serviceledger.core.clock.statutory.ClockRemark;
import org.serviceledger.core.clock.statutory.LightTurn;
import org.serviceledger.core.clock.statutory.WorkingCalendar;
import org.serviceledger.core.supervision.Supervision;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View.Dependents;
import org.serviceledger.projections.store.ListKey;

/**
 * From which day to which a case's clocks look at the calendar. A case whose span has none of the days that a
 * calendar changes stays as it is, and need not be looked at.
 */
final class CountedDays {

    /** Group of cases, each for the time from its first day to its last. */
    static final String GROUP = "counted";

    /** Beyond this nothing is told apart. */
    private static final Instant LATE = LocalDate.of(9999, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    /** A due day that a source states is announced with the last working day of so many before it. */
    private static final int ANNOUNCED_DAYS = 21;

    private static final Duration DAY = Duration.ofDays(1);

    private final List<Instant> looked = new ArrayList<>();

    private CountedDays() {}

    /** Those that may move when these days change. */
    static Dependents among(WorkingCalendar.Changed days) {
        // A pause that goes on is also read as if it ended far ahead.
        return days.last().isBefore(Days.of(Supervision.FAR))
                ? new Dependents(GROUP, days.first().atStartOfDay(Days.ZONE).toInstant(),
                        days.last().atTime(LocalTime.MAX).atZone(Days.ZONE).toInstant())
                : Dependents.all(CaseGroups.ALL);
    }

    /** The span of a case; empty when it looks at no day. */
    static Optional<ListKey> of(CaseFile file) {
        CountedDays days = new CountedDays();
        days.facts(file.times());
        if (file.evaluation() != null) {
            days.add(file.evaluation().at());
        }
        if (file.clock() != null) {
            days.marks(file.clock());
        }
        MeasureTerms terms = file.measures().terms();
        if (terms != null) {
            days.add(terms.noticeEnd(), terms.contactEnd(), terms.rectifyEnd());
        }
        if (days.looked.isEmpty()) {
            return Optional.empty();
        }
        Instant first = Collections.min(days.looked);
        Instant last = Collections.max(days.looked);
        boolean endless = endUnknown(file) || last.isAfter(LATE);
        return Optional.of(new ListKey(GROUP, first.isAfter(LATE) ? LATE : first.minus(DAY),
                endless ? ListKey.END : last.plus(DAY)));
    }

    /** While a pause goes on a case has no ends that are known. */
    private static boolean endUnknown(CaseFile file) {
        ClockMarks clock = file.clock();
        CaseTimes times = file.times();
        boolean stopped = times.decided() != null || times.closedAt() != null || !times.ended().isEmpty()
                || !times.lapsed().isEmpty();
        return clock == null || !stopped && (clock.paused()
                || clock.remarks().contains(ClockRemark.EXCLUSION_WITHOUT_END)
                || clock.deemedSince() != null && !times.notices().isEmpty());
    }

    private void facts(CaseTimes times) {
        add(times.receivedAt(), times.closedAt());
        CaseTimes.Acceptance accepted = times.accepted();
        if (accepted != null) {
            add(accepted.at());
            stated(accepted.statedDue());
        }
        stated(times.statedDue());
        if (times.deemed() != null) {
            day(times.deemed().on());
        }
        if (times.decided() != null) {
            add(times.decided().at());
        }
        times.begun().forEach(each -> add(each.at()));
        times.finished().forEach(each -> add(each.at()));
        times.extensions().forEach(each -> add(each.at()));
        times.notices().forEach(each -> add(each.at()));
        looked.addAll(times.corrected());
        looked.addAll(times.lapsed());
        looked.addAll(times.ended());
    }

    private void marks(ClockMarks clock) {
        add(clock.promisedEnd(), clock.legalEnd(), clock.noticeEnd(), clock.deemedSince(), clock.deemedPromisedEnd(),
                clock.deemedLegalEnd(), clock.deliveryEnd());
        clock.lights().turns().stream().map(LightTurn::at).forEach(this::add);
    }

    private void stated(@Nullable LocalDate due) {
        if (due != null) {
            day(due);
            day(due.minusDays(ANNOUNCED_DAYS));
        }
    }

    private void day(LocalDate day) {
        add(day.atStartOfDay(Days.ZONE).toInstant());
    }

    private void add(@Nullable Instant... instants) {
        for (Instant instant : instants) {
            if (instant != null && instant.isAfter(Instant.MIN)) {
                looked.add(instant);
            }
        }
    }
}
