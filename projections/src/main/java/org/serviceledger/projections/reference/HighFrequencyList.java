package org.serviceledger.projections.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.serviceledger.projections.Days;

/**
 * The high-frequency items of a level (高频事项清单), batch by batch.
 *
 * @param level    name of the level
 * @param batches  by the time at which they were published
 * @param position of the last event applied; -1 when none has been
 */
public record HighFrequencyList(String level, List<Batch> batches, long position) {

    public HighFrequencyList {
        batches = List.copyOf(batches);
    }

    /** A batch that was published. */
    public record Batch(Instant at, String name, List<String> items) {

        public Batch {
            items = List.copyOf(items);
        }
    }

    HighFrequencyList with(Batch batch, long newPosition) {
        List<Batch> all = new ArrayList<>(batches);
        all.add(batch);
        all.sort(Comparator.comparing(Batch::at).thenComparing(Batch::name));
        return new HighFrequencyList(level, all, newPosition);
    }

    /** The items of all batches that were published by the end of a day. */
    public Set<String> on(LocalDate day) {
        return batches.stream().filter(batch -> !Days.of(batch.at()).isAfter(day))
                .flatMap(batch -> batch.items().stream()).collect(Collectors.toSet());
    }
}
