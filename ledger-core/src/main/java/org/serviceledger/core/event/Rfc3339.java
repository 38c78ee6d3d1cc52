package org.serviceledger.core.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/** Times and dates in the one form that the wire has for them (RFC 3339); nothing else is guessed at. */
final class Rfc3339 {

    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final int MILLIS = 23;
    private static final String BEIJING = "+08:00";
    private static final ZoneOffset BEIJING_TIME = ZoneOffset.ofHours(8);

    private Rfc3339() {}

    /** The time with its offset, for example {@code 2026-03-20T10:42:00+08:00}; null when it is none. */
    static @Nullable OffsetDateTime time(String text) {
        // Java also reads times without seconds and offsets without a colon; the RFC has neither.
        if (text.length() <= SECONDS || text.charAt(4) != '-' || text.charAt(16) != ':'
                || !offset(text.substring(SECONDS))) {
            return null;
        }
        OffsetDateTime usual = usual(text);
        if (usual != null) {
            return usual;
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Reads whole seconds or milliseconds in Beijing time, as nearly all come, ten times as fast as the parser. */
    private static @Nullable OffsetDateTime usual(String text) {
        boolean millis = text.length() == MILLIS + BEIJING.length() && text.charAt(SECONDS) == '.';
        if (!text.endsWith(BEIJING) || !(millis || text.length() == SECONDS + BEIJING.length())
                || text.charAt(7) != '-' || text.charAt(10) != 'T' || text.charAt(13) != ':') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int milli = millis ? digits(text, SECONDS + 1, MILLIS) : 0;
        if ((year | month | day | hour | minute | second | milli) < 0) {
            return null;
        }
        try {
            return OffsetDateTime.of(year, month, day, hour, minute, second, milli * 1_000_000, BEIJING_TIME);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The number of some digits; -1 when there is something else among them. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static boolean offset(String fractionAndOffset) {
        char last = fractionAndOffset.charAt(fractionAndOffset.length() - 1);
        if (last == 'Z' || last == 'z') {
            return true;
        }
        int sign = Math.max(fractionAndOffset.lastIndexOf('+'), fractionAndOffset.lastIndexOf('-'));
        return sign >= 0 && fractionAndOffset.length() - sign == "+08:00".length();
    }

    /** The day, for example {@code 2026-03-20}; null when it is none. */
    static @Nullable LocalDate day(String text) {
        if (text.length() != DATE) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static String format(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
