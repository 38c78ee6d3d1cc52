package org.serviceledger.app.recomputation;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what lies in a period, by metric and definition. */
final class Sums {

    private final Map<String, Share> found = new TreeMap<>();
    private final LocalDate first;
    private final LocalDate last;

    /** A numerator and a denominator. */
    record Share(long numerator, long denominator) {

        Share plus(Share other) {
            return new Share(numerator + other.numerator, denominator + other.denominator);
        }
    }

    Sums(LocalDate first, LocalDate last) {
        this.first = first;
        this.last = last;
    }

    LocalDate last() {
        return last;
    }

    Map<String, Share> found() {
        return found;
    }

    boolean has(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    void add(String rate, LocalDate day, boolean part, boolean whole) {
        add(rate, day, part ? 1 : 0, whole ? 1 : 0);
    }

    void add(String rate, LocalDate day, long above, long below) {
        if (has(day)) {
            found.merge(rate, new Share(above, below), Share::plus);
        }
    }
}
