package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Stretches of time, in order and merged where they overlap or touch.
 *
 * @param spans each with a start, and an end that does not belong to it
 */
record Spans(List<Span> spans) {

    static final Spans NONE = new Spans(List.of());

    /**
     * A stretch of time.
     *
     * @param to the first instant after it; null if it goes on
     */
    record Span(Instant from, @Nullable Instant to) {

        boolean contains(Instant at) {
            return !at.isBefore(from) && (to == null || at.isBefore(to));
        }
    }

    Spans {
        spans = List.copyOf(spans);
    }

    /** These and one more. An empty stretch adds nothing. */
    Spans with(Instant from, @Nullable Instant to) {
        if (to != null && !to.isAfter(from)) {
            return this;
        }
        List<Span> sorted = new ArrayList<>(spans);
        sorted.add(new Span(from, to));
        sorted.sort(Comparator.comparing(Span::from));
        List<Span> merged = new ArrayList<>();
        for (Span next : sorted) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || last.to() != null && last.to().isBefore(next.from())) {
                merged.add(next);
            } else {
                merged.set(merged.size() - 1, new Span(last.from(), later(last.to(), next.to())));
            }
        }
        return new Spans(merged);
    }

    boolean contains(Instant at) {
        return spans.stream().anyMatch(span -> span.contains(at));
    }

    /** The first instant at or after one that is in none of them; {@link Instant#MAX} if they go on for ever. */
    Instant firstOutside(Instant at) {
        for (Span span : spans) {
            if (span.contains(at)) {
                return span.to() == null ? Instant.MAX : span.to();
            }
        }
        return at;
    }

    /** When the next of them begins after an instant, or else another instant. */
    Instant nextStart(Instant after, Instant otherwise) {
        return spans.stream().map(Span::from).filter(from -> from.isAfter(after)).findFirst().orElse(otherwise);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isAfter(other) ? one : other;
    }
}
