package org.serviceledger.app.demo.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.ImplementedItem;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;

/**
 * Until when the province promises a result, counted day by day: an account of its own, kept without the
 * ledger's statutory clock, so that one can be held against the other.
 */
final class Promises {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    private final Province province;
    private final WorkingCalendar calendar;

    Promises(Province province, WorkingCalendar calendar) {
        this.province = province;
        this.calendar = calendar;
    }

    /**
     * The first instant that is too late; null when nothing is promised yet, or a procedure goes on.
     *
     * @param told     what the acceptance promises, which holds where the application is told later than it
     * @param stated   last day as the application states it, which holds until the case is accepted
     * @param begun    when special procedures began
     * @param ended    when they ended
     */
    @Nullable
    Instant dueOf(@Nullable String itemCode, @Nullable TimeLimit told, @Nullable LocalDate stated,
            @Nullable Instant accepted, List<Instant> begun, List<Instant> ended) {
        ImplementedItem item = itemCode == null ? null : province.catalogue().find(itemCode).orElse(null);
        if (item == null && (told == null || accepted == null)) {
            return null;
        }
        if (accepted == null) {
            return stated == null || begun.size() > ended.size() ? null : endOf(moved(stated, excluded(begun, ended)));
        }
        LocalDateTime from = local(accepted);
        TimeLimit limit = item == null ? Objects.requireNonNull(told) : item.on(from.toLocalDate()).promisedLimit();
        if (limit.unit() == LimitUnit.IMMEDIATE) {
            return closingAfter(from);
        }
        return begun.size() > ended.size() ? null : endOf(due(from.toLocalDate(), limit, excluded(begun, ended)));
    }

    private LocalDate due(LocalDate from, TimeLimit limit, Set<LocalDate> excluded) {
        boolean calendarDays = limit.unit() == LimitUnit.CALENDAR_DAY;
        LocalDate day = from;
        for (int left = limit.value(); left > 0;) {
            day = day.plusDays(1);
            if ((calendarDays || calendar.works(day)) && !excluded.contains(day)) {
                left--;
            }
        }
        while (calendarDays && !calendar.works(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** What a procedure leaves out of a stated time comes after it. */
    private LocalDate moved(LocalDate stated, Set<LocalDate> excluded) {
        return calendar.plus(stated, (int) excluded.stream().filter(calendar::works).count());
    }

    private static Set<LocalDate> excluded(List<Instant> begun, List<Instant> ended) {
        Set<LocalDate> days = new HashSet<>();
        for (int i = 0; i < Math.min(begun.size(), ended.size()); i++) {
            for (LocalDate day = local(begun.get(i)).toLocalDate(); !day
                    .isAfter(local(ended.get(i)).toLocalDate()); day = day.plusDays(1)) {
                days.add(day);
            }
        }
        return days;
    }

    /** What is handled at once is due when offices close, on the next working day if they were closed. */
    private Instant closingAfter(LocalDateTime from) {
        boolean open = calendar.works(from.toLocalDate()) && from.toLocalTime().isBefore(CLOSES);
        LocalDate day = open ? from.toLocalDate() : calendar.sameOrNext(from.toLocalDate().plusDays(1));
        return day.atTime(CLOSES).toInstant(SHANGHAI);
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, SHANGHAI);
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay().toInstant(SHANGHAI);
    }
}
