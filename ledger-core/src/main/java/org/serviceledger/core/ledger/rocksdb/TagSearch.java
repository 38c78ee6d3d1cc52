package org.serviceledger.core.ledger.rocksdb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Tag;

/**
 * Walks the positions of the events that a query selects, in order and each once. For a criterion
 * with several tags the tags' lists are walked side by side, each jumping to where the other is.
 */
final class TagSearch implements AutoCloseable {

    private static final byte[] NO_PREFIX = new byte[0];
    private final PriorityQueue<Walk> walks = new PriorityQueue<>();
    private final List<Walk> all = new ArrayList<>();

    TagSearch(Database database, EventQuery query, long from, long to) throws RocksDBException {
        try {
            begin(database, query, from, to);
        } catch (RocksDBException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void begin(Database database, EventQuery query, long from, long to) throws RocksDBException {
        for (EventCriterion criterion : query.criteria()) {
            Walk walk = new Walk(database, criterion, to);
            all.add(walk);
            walk.moveTo(from);
            if (walk.position >= 0) {
                walks.add(walk);
            }
        }
    }

    /** The next position, or -1 at the end. */
    long next() throws RocksDBException {
        Walk first = walks.peek();
        if (first == null) {
            return -1;
        }
        long position = first.position;
        for (Walk walk = walks.peek(); walk != null && walk.position == position; walk = walks.peek()) {
            walks.remove();
            walk.moveTo(position + 1);
            if (walk.position >= 0) {
                walks.add(walk);
            }
        }
        return position;
    }

    @Override
    public void close() {
        all.forEach(Walk::close);
    }

    /** The positions of one criterion. */
    private static final class Walk implements Comparable<Walk>, AutoCloseable {

        private final Set<String> types;
        private final List<byte[]> prefixes = new ArrayList<>();
        private final List<RocksIterator> iterators = new ArrayList<>();
        private final long to;
        private final boolean scan;
        private long position = -1;
        /** Where the first iterator stands; -1 when that is nowhere. */
        private long standsAt = -1;

        Walk(Database database, EventCriterion criterion, long to) {
            this.types = criterion.types();
            this.to = to;
            this.scan = criterion.tags().isEmpty();
            if (scan) {
                prefixes.add(NO_PREFIX);
                iterators.add(database.db.newIterator(database.events));
            }
            for (Tag tag : criterion.tags()) {
                prefixes.add(Keys.tagPrefix(tag));
                iterators.add(database.db.newIterator(database.tags));
            }
        }

        /** Moves to the first position of the criterion at or after one; -1 when there is none. */
        void moveTo(long from) throws RocksDBException {
            long candidate = from;
            int agreed = 0;
            int i = 0;
            while (agreed < iterators.size()) {
                long found = seek(i, candidate);
                if (found < 0 || found >= to) {
                    position = -1;
                    return;
                }
                agreed = found == candidate && agreed > 0 ? agreed + 1 : 1;
                candidate = found;
                if (agreed == iterators.size() && !typeMatches(i)) {
                    candidate++;
                    agreed = 0;
                }
                i = (i + 1) % iterators.size();
            }
            position = candidate;
        }

        private long seek(int i, long from) throws RocksDBException {
            RocksIterator iterator = iterators.get(i);
            if (iterators.size() == 1 && from > 0 && from - 1 == standsAt) {
                // The entry after the last one found: a step is a fraction of a search from the top.
                iterator.next();
            } else {
                iterator.seek(Keys.tagEntry(prefixes.get(i), from));
            }
            if (!iterator.isValid()) {
                // Either the end, or a part of the index that cannot be read.
                iterator.status();
                standsAt = -1;
                return -1;
            }
            standsAt = Keys.positionOf(prefixes.get(i), iterator.key());
            return standsAt;
        }

        private boolean typeMatches(int i) {
            if (types.isEmpty()) {
                return true;
            }
            byte[] value = iterators.get(i).value();
            String type = scan ? EventBytes.decode(0, value).type() : new String(value, StandardCharsets.UTF_8);
            return types.contains(type);
        }

        @Override
        public int compareTo(Walk other) {
            return Long.compare(position, other.position);
        }

        @Override
        public void close() {
            iterators.forEach(RocksIterator::close);
        }
    }
}
