package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one time in which limits are counted: whatever offset a fact came with, its day is the day it
 * was in Asia/Shanghai then (including the summer times that China had until 1991).
 */
public final class ShanghaiTime {

    /** Asia/Shanghai. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final ZoneOffset STANDARD = ZoneOffset.ofHours(8);

    private ShanghaiTime() {}

    /** The day of an instant. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** When a day begins. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** When a day is over: the first instant of the next one. */
    public static Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /** A time of a day. */
    public static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    /**
     * An instant as it is written and shown. Until 1901 clocks went after the sun, 8 hours, 5 minutes and 43 seconds
     * ahead, and RFC 3339 has no seconds in offsets: of that time it is shown by the offset of today.
     */
    public static OffsetDateTime shown(Instant instant) {
        ZoneOffset offset = ZONE.getRules().getOffset(instant);
        return OffsetDateTime.ofInstant(instant, offset.getTotalSeconds() % 60 == 0 ? offset : STANDARD);
    }
}
