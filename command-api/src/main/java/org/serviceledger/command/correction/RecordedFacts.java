package org.serviceledger.command.correction;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;

/**
 * Which records a case has.
 *
 * @param ids by source, empty for what was decided here, and id
 */
public record RecordedFacts(Set<String> ids) {

    /** How it is folded. */
    public static final StateModel<RecordedFacts> MODEL = new StateModel<>(RecordedFacts.class,
            new RecordedFacts(Set.of()), RecordedFacts::evolve);

    public RecordedFacts {
        ids = Set.copyOf(ids);
    }

    /** Whether there is a record of this identity. */
    public boolean has(@Nullable String source, String id) {
        return ids.contains(key(source, id));
    }

    private RecordedFacts evolve(Known known) {
        Set<String> all = new HashSet<>(ids);
        all.add(key(known.source(), known.id()));
        return new RecordedFacts(all);
    }

    private static String key(@Nullable String source, String id) {
        return Objects.requireNonNullElse(source, "") + "\n" + id;
    }
}
