package org.serviceledger.projections.store;

import java.time.Instant;

/**
 * A group that a document is listed in, and for which time. What turns by the clock alone is written
 * so: a case is in {@code light=YELLOW} from the instant at which its light turns yellow until it turns
 * red, and nothing has to be written when it does.
 *
 * @param name  of the group
 * @param from  first instant at which the document is in the group, to the millisecond
 * @param until first instant at which it is no more
 */
public record ListKey(String name, Instant from, Instant until) {

    /** Before everything that happens; a document in a group from then on has always been in it. */
    public static final Instant BEGINNING = Instant.ofEpochMilli(Long.MIN_VALUE);

    /** After everything that happens. */
    public static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

    public ListKey {
        from = Instant.ofEpochMilli(millis(from));
        until = Instant.ofEpochMilli(millis(until));
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("group " + name + ": " + from + " is not before " + until);
        }
    }

    /** A group that the document is in at any time. */
    public static ListKey always(String name) {
        return new ListKey(name, BEGINNING, END);
    }

    /** A group that the document is in from an instant on. */
    public static ListKey from(String name, Instant from) {
        return new ListKey(name, from, END);
    }

    /** Whether the document is in the group at an instant. */
    public boolean holdsAt(Instant at) {
        long millis = millis(at);
        return from.toEpochMilli() <= millis && millis < until.toEpochMilli();
    }

    /** Whether the document is in the group whatever the time. */
    public boolean isAlways() {
        return from.equals(BEGINNING) && until.equals(END);
    }

    /** An instant in milliseconds, as stores compare it; what lies beyond is the first or last there is. */
    public static long millis(Instant instant) {
        return instant.isBefore(BEGINNING)
                ? Long.MIN_VALUE
                : instant.isAfter(END) ? Long.MAX_VALUE : instant.toEpochMilli();
    }
}
