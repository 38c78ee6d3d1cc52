package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The explanation of a clock day by day. Worked out when it is asked for, since most readings are not
 * explained to anybody.
 */
final class DayByDay {

    private final CaseRun run;
    private final LocalDate today;
    private final LimitRun leading;
    private final @Nullable LocalDate start;
    private final @Nullable LocalDate dueDay;
    private final DayRanges unnoticed;
    private final DayRanges procedures;
    private final DayRanges tooLate;

    DayByDay(CaseRun run, Instant now) {
        this.run = run;
        this.today = ShanghaiTime.dayOf(now);
        this.leading = run.leading();
        this.start = run.startDay();
        this.dueDay = lastDay(leading.end());
        this.procedures = days(run.interruptions().procedures(exclusion -> true));
        this.unnoticed = days(run.interruptions().procedures(Exclusion::unnoticed));
        this.tooLate = days(leading.tooLate().stream().filter(Interruption::pause).toList());
    }

    /** The days from the first that matters, but not more than a number of them. */
    List<ClockDay> rows(int most) {
        LocalDate first = first();
        if (first == null) {
            return List.of();
        }
        LocalDate last = last(first);
        DayMarks marks = DayMarks.of(run);
        List<ClockDay> rows = new ArrayList<>();
        int total = 0;
        for (LocalDate day = first; !day.isAfter(last) && rows.size() < most; day = day.plusDays(1)) {
            DayReason reason = reason(day);
            boolean counted = counts(reason);
            total += counted ? 1 : 0;
            rows.add(new ClockDay(day, run.calendar().kindOf(day), counted, reason, total, marks.on(day),
                    day.isAfter(today), !run.calendar().isPublished(day.getYear())));
        }
        return rows;
    }

    private @Nullable LocalDate first() {
        Instant received = run.facts().receivedAt();
        LocalDate receipt = received == null ? null : ShanghaiTime.dayOf(received);
        return start == null || receipt != null && receipt.isBefore(start) ? receipt : start;
    }

    /** Of a clock that stopped the day on which it did; else today or the last due day, whichever is later. */
    private LocalDate last(LocalDate first) {
        Instant stopped = run.facts().stoppedAt();
        if (stopped != null) {
            return ShanghaiTime.dayOf(stopped);
        }
        LocalDate last = today;
        LocalDate notice = start != null || run.notice() == null ? first : run.notice().due().day();
        for (LocalDate due : new LocalDate[]{dueDay, lastDay(run.legal().end()), notice}) {
            last = due != null && due.isAfter(last) ? due : last;
        }
        return last;
    }

    private DayReason reason(LocalDate day) {
        if (start == null || day.isBefore(start)) {
            return DayReason.BEFORE_ACCEPTANCE;
        } else if (day.equals(start)) {
            return DayReason.START_DAY;
        }
        DayKind kind = run.calendar().kindOf(day);
        if (!kind.worked() && !leading.measure().countsRestDays()) {
            return kind == DayKind.HOLIDAY ? DayReason.HOLIDAY : DayReason.REST_DAY;
        } else if (leading.breaks().days().contains(day)) {
            return leftOut(day);
        } else if (dueDay != null && day.isAfter(dueDay)) {
            return tooLate.contains(day) ? DayReason.TOO_LATE_TO_EXCLUDE : DayReason.OVERDUE;
        } else if (!kind.worked()) {
            return DayReason.CALENDAR_DAY;
        }
        return kind == DayKind.SWAPPED_WORKDAY ? DayReason.SWAPPED_WORKDAY : DayReason.WORKING_DAY;
    }

    private DayReason leftOut(LocalDate day) {
        if (unnoticed.contains(day)) {
            return DayReason.EXCLUDED_WITHOUT_NOTICE;
        }
        return procedures.contains(day) ? DayReason.EXCLUDED : DayReason.CORRECTION_PAUSE;
    }

    private static boolean counts(DayReason reason) {
        return switch (reason) {
            case WORKING_DAY, SWAPPED_WORKDAY, CALENDAR_DAY, OVERDUE, TOO_LATE_TO_EXCLUDE -> true;
            case BEFORE_ACCEPTANCE, START_DAY, REST_DAY, HOLIDAY, EXCLUDED, EXCLUDED_WITHOUT_NOTICE,
                    CORRECTION_PAUSE ->
                false;
        };
    }

    private static DayRanges days(List<Interruption> interruptions) {
        DayRanges days = DayRanges.NONE;
        for (Interruption next : interruptions) {
            days = days.with(ShanghaiTime.dayOf(next.from()), ShanghaiTime.dayOf(next.until()));
        }
        return days;
    }

    static @Nullable LocalDate lastDay(@Nullable Instant end) {
        return end == null ? null : ShanghaiTime.dayOf(end.minusNanos(1));
    }
}
