package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** When offices work. */
final class OfficeHours {

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 30);

    private final WorkingCalendar calendar;
    private final Chance chance;

    OfficeHours(WorkingCalendar calendar, Chance chance) {
        this.calendar = calendar;
        this.chance = chance;
    }

    /** The same moment when offices work then, else the next at which they do. */
    LocalDateTime sameOrNext(LocalDateTime time) {
        if (time.toLocalTime().isAfter(CLOSES)) {
            return opening(time.toLocalDate().plusDays(1));
        }
        if (!calendar.works(time.toLocalDate()) || time.toLocalTime().isBefore(OPENS)) {
            return opening(time.toLocalDate());
        }
        return time;
    }

    /** Some moment of the working day that lies so many working days after a day, but not before a moment. */
    LocalDateTime daysAfter(LocalDate day, int workingDays, LocalDateTime notBefore) {
        LocalDateTime found = calendar.plus(day, workingDays).atTime(9, 20).plusSeconds(chance.between(0, 7 * 3600));
        return sameOrNext(found.isBefore(notBefore) ? notBefore : found);
    }

    private LocalDateTime opening(LocalDate day) {
        return calendar.sameOrNext(day).atTime(OPENS).plusSeconds(chance.between(0, 1800));
    }
}
