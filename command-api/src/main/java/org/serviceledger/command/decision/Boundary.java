package org.serviceledger.command.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.serviceledger.core.event.ServiceEvent;

/**
 * The events that a decision rests on (its dynamic consistency boundary): whatever is appended to them
 * meanwhile, by anybody, the decision is lost and must be made again. It may span several entities.
 *
 * @param parts any of them makes an event belong to the boundary
 */
public record Boundary(List<Part> parts) {

    public Boundary {
        parts = List.copyOf(parts);
    }

    /**
     * Events of some types that have a tag.
     *
     * @param types empty for all types
     */
    public record Part(String tag, String value, Set<Class<? extends ServiceEvent>> types) {

        public Part {
            types = Set.copyOf(types);
        }
    }

    /** Events of these types with this tag; of all types when none is named. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Boundary of(String tag, String value, Class<? extends ServiceEvent>... types) {
        return new Boundary(List.of(new Part(tag, value, Set.of(types))));
    }

    /** Both together. */
    public Boundary and(Boundary other) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Boundary(all);
    }
}
