package org.serviceledger.core.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The simplest ledger there is: a list, looked through from end to end for every append. */
final class ModelLedger {

    private final List<StoredEvent> log;

    ModelLedger(List<StoredEvent> log) {
        this.log = log;
    }

    /** What an append is told by a ledger that holds the log's events below an end. */
    AppendResult answer(Append append, long end) {
        List<Long> known = new ArrayList<>();
        for (NewEvent event : append.events()) {
            StoredEvent stored = sameRecord(event.identity(), end);
            if (stored != null && !stored.identity().equals(event.identity())) {
                return new AppendResult.Conflict(event.identity(), stored.position());
            }
            if (stored != null) {
                known.add(stored.position());
            }
        }
        if (known.size() == append.events().size()) {
            return new AppendResult.Duplicate(known);
        }
        if (!known.isEmpty()) {
            return new AppendResult.Conflict(firstKnown(append, end), known.getFirst());
        }
        AppendCondition condition = append.condition();
        for (long p = condition == null ? end : condition.marker(); p < end; p++) {
            if (matches(condition, p)) {
                return new AppendResult.Refused(p);
            }
        }
        return new AppendResult.Appended(end, append.events().size(), Instant.EPOCH);
    }

    /** Whether the event at a position stands in the way of a condition. */
    boolean matches(AppendCondition condition, long position) {
        StoredEvent event = log.get((int) position);
        return position >= condition.marker() && condition.query().criteria().stream().anyMatch(
                criterion -> (criterion.types().isEmpty() || criterion.types().contains(event.type()))
                        && event.tags().containsAll(criterion.tags()));
    }

    private @Nullable StoredEvent sameRecord(@Nullable RecordIdentity identity, long end) {
        return identity == null
                ? null
                : log.stream().limit(end).filter(e -> e.identity() != null)
                        .filter(e -> e.identity().source().equals(identity.source())
                                && e.identity().id().equals(identity.id()))
                        .findFirst().orElse(null);
    }

    private RecordIdentity firstKnown(Append append, long end) {
        return append.events().stream().map(NewEvent::identity).filter(i -> sameRecord(i, end) != null).findFirst()
                .orElseThrow();
    }
}
