package org.serviceledger.core.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.LedgerStore.StoredIdentity;

/**
 * Decides what becomes of a batch of appends: which events enter the next block, and what every
 * sender will be told once that block is durable. Each append is checked against the stored ledger
 * and against the appends before it in the same block.
 */
final class Deliberation {

    /** Looks for a match in the part of the ledger that is older than the tail; -1 when there is none. */
    @FunctionalInterface
    interface OlderMatch {
        long find(EventQuery query, long from, long to);
    }

    /** An append and what it will be told. */
    record Verdict(PendingAppend pending, AppendResult result, boolean restsOnBlock) {}

    private final long firstPosition;
    private final RecentEvents recent;
    private final Map<String, StoredIdentity> stored;
    private final OlderMatch older;
    private final Map<String, StoredIdentity> inBlock = new HashMap<>();
    private final List<NewEvent> accepted = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    /**
     * @param recent tail of the ledger, ends at the position of the next event; accepted events are added to it
     * @param stored identities of the batch that are stored already
     */
    Deliberation(RecentEvents recent, Map<String, StoredIdentity> stored, OlderMatch older) {
        this.firstPosition = recent.end();
        this.recent = recent;
        this.stored = stored;
        this.older = older;
    }

    void consider(PendingAppend pending) {
        AppendResult known = knownBefore(pending.append);
        if (known != null) {
            verdicts.add(new Verdict(pending, known, restsOnBlock(known)));
            return;
        }
        long obstacle = obstacle(pending.append.condition());
        if (obstacle >= 0) {
            verdicts.add(new Verdict(pending, new AppendResult.Refused(obstacle), obstacle >= firstPosition));
            return;
        }
        accept(pending);
    }

    /** The events of the next block, in order; empty when no append was accepted. */
    List<NewEvent> accepted() {
        return accepted;
    }

    /** Every considered append; the {@code recordedAt} of accepted ones is filled in when the block is made. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    private void accept(PendingAppend pending) {
        long position = recent.end();
        for (NewEvent event : pending.append.events()) {
            RecordIdentity identity = event.identity();
            if (identity != null) {
                inBlock.put(identity.key(), new StoredIdentity(recent.end(), identity.digest()));
            }
            recent.add(event.type(), event.tags());
            accepted.add(event);
        }
        var result = new AppendResult.Appended(position, pending.append.events().size(), java.time.Instant.EPOCH);
        verdicts.add(new Verdict(pending, result, true));
    }

    /** A duplicate or a conflict; null when none of the append's records is known. */
    private @Nullable AppendResult knownBefore(Append append) {
        List<Long> positions = new ArrayList<>();
        RecordIdentity firstKnown = null;
        for (NewEvent event : append.events()) {
            RecordIdentity identity = event.identity();
            StoredIdentity known = identity == null ? null : lookUp(identity.key());
            if (identity == null || known == null) {
                continue;
            }
            if (!identity.sameContent(known.digest())) {
                return new AppendResult.Conflict(identity, known.position());
            }
            firstKnown = firstKnown == null ? identity : firstKnown;
            positions.add(known.position());
        }
        if (firstKnown == null) {
            return null;
        }
        return positions.size() == append.events().size()
                ? new AppendResult.Duplicate(positions)
                : new AppendResult.Conflict(firstKnown, positions.getFirst());
    }

    private @Nullable StoredIdentity lookUp(String key) {
        StoredIdentity own = inBlock.get(key);
        return own != null ? own : stored.get(key);
    }

    private long obstacle(@Nullable AppendCondition condition) {
        if (condition == null) {
            return -1;
        }
        long match = recent.anyMatch(condition.query(), condition.marker());
        if (match < 0 && condition.marker() < recent.start()) {
            match = older.find(condition.query(), condition.marker(), recent.start());
        }
        return match;
    }

    private boolean restsOnBlock(AppendResult result) {
        return switch (result) {
            case AppendResult.Duplicate duplicate -> duplicate.positions().stream().anyMatch(p -> p >= firstPosition);
            case AppendResult.Conflict conflict -> conflict.position() >= firstPosition;
            case AppendResult.Refused refused -> refused.position() >= firstPosition;
            case AppendResult.Appended ignored -> true;
        };
    }
}
