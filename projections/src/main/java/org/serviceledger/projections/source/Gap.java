package org.serviceledger.projections.source;

/**
 * Numbers of a source's sequence that have not come in.
 *
 * @param from first of them
 * @param to   last of them
 */
public record Gap(long from, long to) {

    public Gap {
        if (to < from) {
            throw new IllegalArgumentException("no gap from " + from + " to " + to);
        }
    }

    boolean contains(long number) {
        return from <= number && number <= to;
    }

    long size() {
        return to - from + 1;
    }
}
