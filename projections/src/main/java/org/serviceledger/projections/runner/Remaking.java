package org.serviceledger.projections.runner;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.CaseEvent;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Correction;
import org.serviceledger.core.event.CorrectionEvent;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.CorrectedFold;
import org.serviceledger.projections.View;

/**
 * Makes views again from the ledger where one more event is not enough: a correction changes what earlier facts
 * say, and a fact may arrive that was corrected before. What is made is what the history up to the event says, so
 * it comes out the same each time that the event is applied.
 */
final class Remaking {

    private static final Set<String> CORRECTIONS = Set.of(FactCorrected.class.getSimpleName());

    private final History history;
    private final List<View<?>> views;
    private final Corrector corrector;

    /** What was recorded before a position. */
    @FunctionalInterface
    interface History {

        /** The events that a query selects and that can be read, in order. */
        Flux<RecordedEvent> find(EventQuery query, long before);
    }

    Remaking(History history, List<View<?>> views, CloudEventCodec codec) {
        this.history = history;
        this.views = views.stream().filter(View::followsCorrections).toList();
        this.corrector = new Corrector(codec);
    }

    /** The same arrivals, with the views that are to be made again. Asks the ledger for few events only. */
    Mono<List<Arrival>> of(List<Arrival> arrivals) {
        Set<String> cases = arrivals.stream().flatMap(Remaking::readable).filter(this::mayBeCorrected)
                .map(arrival -> caseOf(arrival.event())).collect(Collectors.toSet());
        boolean corrections = arrivals.stream().flatMap(Remaking::readable)
                .anyMatch(arrival -> Corrector.rewrites(arrival.event()));
        if (cases.isEmpty() && !corrections) {
            return Mono.just(arrivals);
        }
        return corrections(cases, arrivals.getLast().position() + 1).filter(Corrector::rewrites).collectList()
                .flatMap(known -> known.isEmpty() && !corrections
                        ? Mono.just(arrivals)
                        : Flux.fromIterable(arrivals).concatMap(arrival -> of(arrival, known)).collectList());
    }

    private Mono<Arrival> of(Arrival arrival, List<RecordedEvent> known) {
        if (!(arrival instanceof Arrival.Readable readable)) {
            return Mono.just(arrival);
        }
        if (Corrector.rewrites(readable.event())) {
            return corrected(readable);
        }
        List<RecordedEvent> before = known.stream().filter(event -> event.position() < arrival.position()).toList();
        boolean concerned = mayBeCorrected(readable) && Corrector.among(before).stream()
                .anyMatch(correction -> correction.concerns(readable.event().envelope()));
        return concerned ? made(readable, fromElsewhere(readable.concerns())) : Mono.just(arrival);
    }

    /** A correction concerns what the corrected fact concerns. */
    private Mono<Arrival> corrected(Arrival.Readable arrival) {
        Correction correction = Correction.of(arrival.event());
        return history.find(tagged(Tags.CASE, caseOf(arrival.event())), arrival.position())
                .filter(event -> correction != null && correction.concerns(event.envelope())).next()
                .map(fact -> Arrival.of(fact, views).concerns()).defaultIfEmpty(List.of())
                .flatMap(more -> made(arrival, Stream.concat(arrival.concerns().stream(), more.stream())
                        .filter(concern -> concern.view().followsCorrections()).distinct().toList()));
    }

    private Mono<Arrival> made(Arrival.Readable arrival, Collection<Concern> concerns) {
        Set<Concern> all = new HashSet<>(arrival.concerns());
        List<Concern> together = Stream.concat(arrival.concerns().stream(), concerns.stream().filter(all::add))
                .toList();
        return Flux.fromIterable(concerns)
                .concatMap(concern -> made(concern.view(), concern.key(), arrival.position() + 1)
                        .map(made -> Map.entry(concern.key(), made)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new)
                .map(made -> new Arrival.Readable(arrival.event(), together, Map.copyOf(made)));
    }

    private Mono<Arrival.Remade> made(View<?> view, EntityKey key, long before) {
        return history.find(tagged(view.tag(), key.id()), before).collectList()
                .flatMap(events -> withCorrections(view, events, before))
                .map(events -> Arrival.Remade.of(view, key.id(), events, corrector));
    }

    /** Corrections are told of the case; a view of something else does not have them among its events. */
    private Mono<List<RecordedEvent>> withCorrections(View<?> view, List<RecordedEvent> events, long before) {
        if (remembersCorrections(view)) {
            return Mono.just(events);
        }
        Set<String> cases = events.stream().filter(event -> event.data() instanceof CaseEvent).map(Remaking::caseOf)
                .collect(Collectors.toSet());
        return corrections(cases, before).concatWith(Flux.fromIterable(events)).collectList();
    }

    private Flux<RecordedEvent> corrections(Set<String> cases, long before) {
        return cases.isEmpty()
                ? Flux.empty()
                : history.find(new EventQuery(cases.stream().sorted()
                        .map(caseNo -> new EventCriterion(CORRECTIONS, Set.of(Tag.of(Tags.CASE, caseNo)))).toList()),
                        before);
    }

    /** Whether an earlier correction may concern a fact, and one of its views does not remember it. */
    private boolean mayBeCorrected(Arrival.Readable arrival) {
        return arrival.event().data() instanceof CaseEvent && !fromElsewhere(arrival.concerns()).isEmpty();
    }

    private static List<Concern> fromElsewhere(List<Concern> concerns) {
        return concerns.stream().filter(
                concern -> concern.view().followsCorrections() && !remembersCorrections(concern.view())).toList();
    }

    private static boolean remembersCorrections(View<?> view) {
        return view.family().isAssignableFrom(CorrectionEvent.class);
    }

    private static String caseOf(RecordedEvent event) {
        return event.data() instanceof CaseEvent fact ? fact.caseNo() : "";
    }

    private static EventQuery tagged(String tag, String value) {
        return EventQuery.tagged(Tag.of(tag, value));
    }

    private static Stream<Arrival.Readable> readable(Arrival arrival) {
        return arrival instanceof Arrival.Readable readable ? Stream.of(readable) : Stream.empty();
    }
}
