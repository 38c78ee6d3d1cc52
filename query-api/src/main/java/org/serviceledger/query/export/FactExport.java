package org.serviceledger.query.export;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import reactor.core.publisher.Flux;

import org.serviceledger.core.event.AppointmentEvent;
import org.serviceledger.core.event.AssessmentEvent.HighFrequencyListPublished;
import org.serviceledger.core.event.HallEvent.HallClosed;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.ItemEvent;
import org.serviceledger.core.event.QueueEvent;
import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;

/**
 * Writes out what is counted beside cases: the facts of one kind as CloudEvents, one a line, as they were told, with
 * the time at which they were recorded and in that order. Read off the log while it is written, so that it takes no memory.
 */
public final class FactExport {

    private final Ledger ledger;

    public FactExport(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What facts are about. */
    public enum Kind {
        /** The catalogue with its halls and its lists of high-frequency items. */
        ITEMS(Stream.concat(types(ItemEvent.class),
                Stream.of(HallRegistered.class, HallClosed.class, HighFrequencyListPublished.class))),
        /** Queue tickets. */
        TICKETS(types(QueueEvent.class)),
        /** Appointments. */
        APPOINTMENTS(types(AppointmentEvent.class));

        private final EventQuery query;

        Kind(Stream<Class<?>> types) {
            Set<String> names = types.map(Class::getSimpleName).collect(Collectors.toSet());
            this.query = EventQuery.of(new EventCriterion(names, Set.of()));
        }

        private static Stream<Class<?>> types(Class<?> family) {
            return Arrays.stream(family.getPermittedSubclasses());
        }
    }

    /** All facts of a kind. */
    public Flux<String> ndjson(Kind kind) {
        return ledger.find(kind.query, 0, Long.MAX_VALUE).map(PortableFact::of);
    }
}
