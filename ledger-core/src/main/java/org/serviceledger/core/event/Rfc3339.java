package org.serviceledger.core.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/** Times and dates in the one form that the wire has for them (RFC 3339); nothing else is guessed at. */
final class Rfc3339 {

    private static final int DATE = 10;
    private static final int SECONDS = 19;

    private Rfc3339() {}

    /** The time with its offset, for example {@code 2026-03-20T10:42:00+08:00}; null when it is none. */
    static @Nullable OffsetDateTime time(String text) {
        // Java also reads times without seconds and offsets without a colon; the RFC has neither.
        if (text.length() <= SECONDS || text.charAt(4) != '-' || text.charAt(16) != ':'
                || !offset(text.substring(SECONDS))) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
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
