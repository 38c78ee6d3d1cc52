package org.serviceledger.projections;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import org.serviceledger.core.clock.statutory.ShanghaiTime;

/** Days as the field counts them: in Asia/Shanghai, from midnight to midnight, whatever offset came in. */
public final class Days {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter SORTABLE = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSSSSSSSS")
            .withZone(ZoneOffset.UTC);

    private Days() {}

    public static LocalDate of(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    public static LocalDate of(OffsetDateTime time) {
        return of(time.toInstant());
    }

    /** An instant as a text of fixed width, so that texts sort like instants (of the years 0 to 9999). */
    public static String sortable(Instant instant) {
        return SORTABLE.format(instant);
    }

    /** The last second of a day, as due dates are shown. */
    public static OffsetDateTime lastSecondOf(LocalDate day) {
        return day.atTime(23, 59, 59).atZone(ZONE).toOffsetDateTime();
    }

    /** An instant as it is shown, to the millisecond, with the offset of Asia/Shanghai. */
    public static OffsetDateTime shown(Instant instant) {
        return ShanghaiTime.shown(instant.truncatedTo(ChronoUnit.MILLIS));
    }
}
