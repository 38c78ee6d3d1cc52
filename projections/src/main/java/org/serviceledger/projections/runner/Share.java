package org.serviceledger.projections.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.serviceledger.projections.View;
import org.serviceledger.projections.hall.HallCardView;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.reference.CalendarView;
import org.serviceledger.projections.reference.DefinitionView;

/**
 * What is a partition's: the entities whose keys fall to it, and its own copies of reference data.
 *
 * @param views     those that entities are divided by
 * @param count     how many partitions there are
 * @param partition number of this one
 * @param copies    its copies of reference data
 */
record Share(List<View<?>> views, int count, int partition, List<ReferenceCopy<?>> copies) {

    private static final List<View<?>> REFERENCES = List.of(new ItemView(), new CalendarView(), new HallCardView(),
            new DefinitionView());

    static Share of(List<View<?>> views, int count, int partition) {
        return new Share(views, count, partition, REFERENCES.stream()
                .<ReferenceCopy<?>>map(view -> new ReferenceCopy<>(view, partition)).toList());
    }

    /** Kinds of the views that each partition has a copy of. */
    static List<String> copiedKinds() {
        return REFERENCES.stream().map(ReferenceCopy::kindOf).toList();
    }

    boolean has(EntityKey key) {
        return count == 1 || Partitions.of(key, count) == partition;
    }

    /** What an event concerns of this partition, its copies first. */
    List<Concern> concerns(Arrival.Readable arrival) {
        List<Concern> concerns = new ArrayList<>(4);
        for (ReferenceCopy<?> copy : copies) {
            String id = copy.keyOf(arrival.event());
            if (id != null) {
                concerns.add(new Concern(copy, new EntityKey(copy.kind(), id)));
            }
        }
        for (Concern concern : arrival.concerns()) {
            if (has(concern.key())) {
                concerns.add(concern);
            }
        }
        return concerns;
    }

    /** Which of its entities an event is about that could not be read. */
    Set<EntityKey> keys(Arrival.Unreadable unreadable) {
        Set<EntityKey> keys = unreadable.keys().stream().filter(this::has).collect(Collectors.toSet());
        keys.addAll(Arrival.unreadKeys(unreadable.event(), copies));
        return keys;
    }
}
