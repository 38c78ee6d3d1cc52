package org.serviceledger.command.correction;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.RecordedEvent;

/**
 * The records of a case, corrections among them.
 *
 * @param facts in the order in which they were recorded
 */
public record RecordedFacts(List<RecordedEvent> facts) {

    /** How it is folded. */
    public static final StateModel<RecordedFacts> MODEL = new StateModel<>(RecordedFacts.class,
            new RecordedFacts(List.of()), RecordedFacts::with);

    public RecordedFacts {
        facts = List.copyOf(facts);
    }

    /** The record of an identity; without a source it is one that was decided here. */
    public Optional<RecordedEvent> find(@Nullable String source, String id) {
        String sender = Objects.requireNonNullElse(source, OwnSources.COMMANDS);
        return facts.stream().filter(fact -> fact.envelope().id().equals(id) && fact.envelope().source().equals(sender))
                .findFirst();
    }

    /** These and one more. */
    public RecordedFacts with(Known known) {
        List<RecordedEvent> all = new ArrayList<>(facts);
        all.add(new RecordedEvent(facts.size(), known.at(), new EventEnvelope(known.id(),
                Objects.requireNonNullElse(known.source(), OwnSources.COMMANDS),
                known.event().getClass().getSimpleName(), known.event().subject(), known.at().atOffset(ZoneOffset.UTC),
                known.channel(), known.actor(), null, null, known.historical(), known.event())));
        return new RecordedFacts(all);
    }
}
