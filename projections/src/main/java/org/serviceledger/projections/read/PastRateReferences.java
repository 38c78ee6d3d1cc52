package org.serviceledger.projections.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.AssessmentEvent.HighFrequencyListPublished;
import org.serviceledger.core.event.AssessmentEvent.MetricDefinitionPublished;
import org.serviceledger.core.event.AssessmentEvent.TargetRevised;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.core.event.CalendarEvent;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.ItemEvent;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.View;
import org.serviceledger.projections.hall.HallCard;
import org.serviceledger.projections.hall.HallCardView;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.reference.CalendarView;
import org.serviceledger.projections.reference.DefinitionView;
import org.serviceledger.projections.reference.HighFrequencyList;
import org.serviceledger.projections.reference.HighFrequencyView;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.target.TargetFile;
import org.serviceledger.projections.target.TargetView;

/**
 * Reference data as they were known at a position, folded anew from their facts. Which entities there are is
 * told by the views of today: nothing is ever taken out of the log.
 */
final class PastRateReferences {

    private static final ItemView ITEMS = new ItemView();
    private static final HighFrequencyView LISTS = new HighFrequencyView();
    private static final TargetView TARGETS = new TargetView();

    /** Kinds of reference data: the group in which they are listed, and the facts that they are made of. */
    private static final List<Kind> KINDS = List.of(
            new Kind(ITEMS, ItemView.LIST, Tags.ITEM, ItemEvent.class),
            new Kind(new HallCardView(), HallCardView.LIST, Tags.HALL, HallRegistered.class),
            new Kind(new CalendarView(), CalendarView.LIST, Tags.CALENDAR, CalendarEvent.class),
            new Kind(new DefinitionView(), DefinitionView.LIST, Tags.METRIC, MetricDefinitionPublished.class),
            new Kind(LISTS, HighFrequencyView.LIST, Tags.LIST, HighFrequencyListPublished.class),
            new Kind(TARGETS, TargetView.LIST, Tags.TARGET, TargetSet.class, TargetRevised.class));

    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final ViewReader views;
    /** What was read so far; nothing is ever added before its end. */
    private volatile Facts kept = new Facts(-1, List.of());

    PastRateReferences(Ledger ledger, CloudEventCodec codec, ViewReader views) {
        this.ledger = ledger;
        this.codec = codec;
        this.views = views;
    }

    private record Kind(View<?> view, String group, String tag, Set<String> types) {

        Kind(View<?> view, String group, String tag, Class<?>... families) {
            this(view, group, tag, typesOf(families));
        }

        private static Set<String> typesOf(Class<?>... families) {
            return EventVocabulary.factTypes().stream().filter(type -> {
                Class<? extends ServiceEvent> record = EventVocabulary.recordOf(type);
                return record != null && List.of(families).stream().anyMatch(family -> family.isAssignableFrom(record));
            }).collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * What was known.
     *
     * @param known  for settling views
     * @param rates  for reading rates
     */
    record AtPosition(KnownReferences known, RateReferences rates) {}

    /** Whether an event is one of the facts that reference data are made of. */
    static boolean isReference(RecordedEvent event) {
        return KINDS.stream().anyMatch(kind -> kind.types().contains(event.envelope().type()));
    }

    /** All facts up to a position, in order. */
    private record Facts(long upTo, List<RecordedEvent> events) {

        Facts with(long position, List<RecordedEvent> more) {
            return new Facts(position, Stream.concat(events.stream(), more.stream()).toList());
        }
    }

    /** Whether an event is one of them that was applied. */
    static boolean isApplied(RecordedEvent event, StandingStill still) {
        return isReference(event) && KINDS.stream().noneMatch(kind -> still.passesOver(kind.view(), event));
    }

    /**
     * The facts up to a position that were applied, in order, and perhaps later ones; the views must have come that
     * far.
     */
    Mono<List<RecordedEvent>> facts(long position, StandingStill still) {
        return facts(position)
                .map(found -> found.stream().filter(fact -> isApplied(fact, still)).toList());
    }

    private Mono<List<RecordedEvent>> facts(long position) {
        return Mono.defer(() -> {
            Facts known = kept;
            return position <= known.upTo()
                    ? Mono.just(known.events())
                    : read(known.upTo() + 1, position).map(more -> known.with(position, more))
                            .doOnNext(found -> kept = found).map(Facts::events);
        });
    }

    private Mono<List<RecordedEvent>> read(long from, long position) {
        return ReadableEvents.of(Flux.fromIterable(KINDS).concatMap(kind -> views.documents(kind.view(), kind.group())
                .map(ViewDocument::id).map(id -> new EventCriterion(kind.types(), Set.of(Tag.of(kind.tag(), id)))))
                .collectList()
                .flatMapMany(criteria -> criteria.isEmpty()
                        ? Flux.empty()
                        : ledger.find(new EventQuery(criteria), from, position + 1)),
                codec)
                .collectList();
    }

    /** Folds the facts up to a position. */
    static AtPosition fold(List<RecordedEvent> facts, long position) {
        List<RecordedEvent> then = facts.stream().takeWhile(fact -> fact.position() <= position).toList();
        // All at once, since each of them alone would copy the whole catalogue.
        KnownReferences known = KnownReferences.NONE.withAll(then);
        Map<String, HighFrequencyList> lists = new HashMap<>();
        Map<String, TargetFile> targets = new HashMap<>();
        for (RecordedEvent fact : then) {
            fold(LISTS, lists, fact);
            fold(TARGETS, targets, fact);
        }
        return new AtPosition(known, rates(known, lists, targets));
    }

    private static <V> void fold(View<V> view, Map<String, V> files, RecordedEvent fact) {
        String key = view.keyOf(fact);
        if (key != null) {
            V file = files.get(key);
            files.put(key, view.evolve(file == null ? view.empty(key) : file, fact));
        }
    }

    private static RateReferences rates(KnownReferences known, Map<String, HighFrequencyList> lists,
            Map<String, TargetFile> targets) {
        Map<String, ItemFile> items = new HashMap<>();
        known.items().forEach(item -> items.put(item.itemCode(), ITEMS.settle(item, known)));
        Map<String, HallCard> halls = new HashMap<>();
        known.halls().forEach(hall -> halls.put(hall.hallId(), hall));
        return new RateReferences(items, halls, lists, known.definitions(),
                new ArrayList<>(targets.values()).stream().map(TargetFile::inForce).filter(Objects::nonNull).toList());
    }
}
