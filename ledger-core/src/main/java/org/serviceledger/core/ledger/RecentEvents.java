package org.serviceledger.core.ledger;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The tail of the ledger as conditions need it: types and tags of the latest events, indexed by tag.
 * It answers exactly for positions from {@link #start()} on. Used by one thread only.
 */
final class RecentEvents {

    private record Entry(String type, Set<Tag> tags) {}

    private final int capacity;
    private final Entry[] entries;
    private final Map<Tag, ArrayDeque<Long>> positionsByTag = new HashMap<>();
    private long start;
    private long end;

    /**
     * @param capacity how many events are remembered
     * @param start    position of the first event that will be added
     */
    RecentEvents(int capacity, long start) {
        this.capacity = capacity;
        this.entries = new Entry[capacity];
        this.start = start;
        this.end = start;
    }

    /** First position that this tail knows. */
    long start() {
        return start;
    }

    /** The position that the next event added will have. */
    long end() {
        return end;
    }

    void add(String type, Set<Tag> tags) {
        if (end - start == capacity) {
            forgetFirst();
        }
        entries[slot(end)] = new Entry(type, tags);
        for (Tag tag : tags) {
            positionsByTag.computeIfAbsent(tag, t -> new ArrayDeque<>(4)).addLast(end);
        }
        end++;
    }

    /** Forgets the events from a position on, because they did not become durable. */
    void removeFrom(long position) {
        while (end > position && end > start) {
            end--;
            unindex(entries[slot(end)], ArrayDeque::pollLast);
        }
        end = Math.min(end, Math.max(position, start));
    }

    /** Position of an event selected by the query at or after a position, or -1. */
    long anyMatch(EventQuery query, long from) {
        for (EventCriterion criterion : query.criteria()) {
            long match = anyMatch(criterion, Math.max(from, start));
            if (match >= 0) {
                return match;
            }
        }
        return -1;
    }

    private long anyMatch(EventCriterion criterion, long from) {
        if (criterion.tags().isEmpty()) {
            return scan(criterion, from);
        }
        ArrayDeque<Long> shortest = null;
        for (Tag tag : criterion.tags()) {
            ArrayDeque<Long> positions = positionsByTag.get(tag);
            if (positions == null) {
                return -1;
            }
            if (shortest == null || positions.size() < shortest.size()) {
                shortest = positions;
            }
        }
        if (shortest == null || shortest.getLast() < from) {
            return -1;
        }
        var newestFirst = shortest.descendingIterator();
        while (newestFirst.hasNext()) {
            long position = newestFirst.next();
            if (position < from) {
                return -1;
            }
            Entry entry = entries[slot(position)];
            if (criterion.matches(entry.type(), entry.tags())) {
                return position;
            }
        }
        return -1;
    }

    private long scan(EventCriterion criterion, long from) {
        for (long position = end - 1; position >= from; position--) {
            Entry entry = entries[slot(position)];
            if (criterion.matches(entry.type(), entry.tags())) {
                return position;
            }
        }
        return -1;
    }

    private void forgetFirst() {
        unindex(entries[slot(start)], ArrayDeque::pollFirst);
        start++;
    }

    private void unindex(Entry entry, Consumer<ArrayDeque<Long>> remove) {
        for (Tag tag : entry.tags()) {
            positionsByTag.computeIfPresent(tag, (t, positions) -> {
                remove.accept(positions);
                return positions.isEmpty() ? null : positions;
            });
        }
    }

    private int slot(long position) {
        return (int) (position % capacity);
    }
}
