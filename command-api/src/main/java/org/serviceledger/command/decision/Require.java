package org.serviceledger.command.decision;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.EventEnvelope;

/** What every command's fields keep to, whatever is decided; what does not is malformed. */
public final class Require {

    private static final int LONGEST_KEY = 256;

    private Require() {}

    /** A key, such as a case number: there, not blank, at most 256 characters and none of them control characters. */
    public static void key(String name, @Nullable String value) {
        if (value == null || Blank.is(value) || value.length() > LONGEST_KEY
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name + " is missing, too long, or holds control characters");
        }
    }

    /** A name that becomes part of an id whose parts are divided by slashes. */
    public static void noSlash(String name, String value) {
        if (value.indexOf('/') >= 0) {
            throw new IllegalArgumentException(name + " holds a slash");
        }
    }

    /** A key that may be left out. */
    public static void keyIfThere(String name, @Nullable String value) {
        if (value != null) {
            key(name, value);
        }
    }

    /** A year, as the times of facts have it. */
    public static void year(String name, int year) {
        if (!EventEnvelope.liesIn(year)) {
            throw new IllegalArgumentException(name + ": a year lies between " + EventEnvelope.EARLIEST_YEAR + " and "
                    + EventEnvelope.LATEST_YEAR);
        }
    }

    /** Something that must be there. */
    public static void there(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }
}
