package org.serviceledger.projections.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.CorrectedFold;
import org.serviceledger.projections.View;
import org.serviceledger.projections.appointment.AppointmentView;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.queue.TicketView;
import org.serviceledger.projections.read.PastRateReferences.AtPosition;
import org.serviceledger.projections.reference.CalendarMoves;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.source.SourceDay;
import org.serviceledger.projections.source.SourceDayView;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/**
 * By how much the buckets moved between two positions of one day, found by folding the entities that the
 * events in between concern, or that depend on items which they changed, and by what was kept of calendars, which
 * move all cases.
 */
final class PastDifferences {

    private static final int AT_A_TIME = 4;
    private static final Corrector CORRECTOR = new Corrector(new CloudEventCodec());
    private static final ItemView ITEMS = new ItemView();
    private static final SourceDayView SOURCE_DAYS = new SourceDayView();
    private static final List<View<?>> FOLDED = List.of(new CaseFileView(), new TicketView(), new AppointmentView());

    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final ViewReader views;

    PastDifferences(Ledger ledger, CloudEventCodec codec, ViewReader views) {
        this.ledger = ledger;
        this.codec = codec;
        this.views = views;
    }

    /** After the first position up to the second; what stands still is folded no further than it was counted. */
    Mono<Map<BucketKey, Amount>> between(long from, AtPosition before, long to, AtPosition after,
            StandingStill still) {
        if (to <= from) {
            return Mono.just(Map.of());
        }
        Map<BucketKey, Amount> sums = new ConcurrentHashMap<>();
        Map<String, SourceDay> days = new HashMap<>();
        Map<View<?>, Set<String>> ids = new HashMap<>();
        Set<GroupOf> groups = new HashSet<>();
        List<RecordedEvent> referred = new ArrayList<>();
        return ReadableEvents.of(ledger.read(from + 1).takeWhile(event -> event.position() <= to), codec)
                .doOnNext(event -> {
                    String day = SOURCE_DAYS.keyOf(event);
                    if (day != null && !still.passesOver(SOURCE_DAYS, event)) {
                        days.put(day, SOURCE_DAYS.evolve(days.computeIfAbsent(day, SOURCE_DAYS::empty), event));
                    }
                    for (View<?> view : FOLDED) {
                        String id = view.keyOf(event);
                        if (id != null) {
                            idsOf(view, ids).add(id);
                        }
                        if (!CalendarMoves.areKept(event)) {
                            view.dependents(event).forEach(group -> groups.add(new GroupOf(view, group)));
                        }
                    }
                    if (PastRateReferences.isApplied(event, still)) {
                        referred.add(event);
                    }
                })
                .then(Mono.defer(() -> dependents(groups, ids)))
                .then(Mono.defer(() -> {
                    List<Step> steps = steps(before, referred);
                    Moving moving = new Moving(from, before.known(), to, after.known(), referred, steps, sums);
                    return Flux.fromIterable(FOLDED)
                            .concatMap(view -> moved(view, ids.getOrDefault(view, Set.of()),
                                    id -> still.reached(view, id, to), moving))
                            .thenMany(Flux.fromIterable(steps)).concatMap(step -> kept(step, sums)).then();
                }))
                .then(Mono.fromSupplier(() -> {
                    days.values().forEach(day -> add(sums, SOURCE_DAYS.contributions(day), 1));
                    items(before, -1, sums);
                    items(after, 1, sums);
                    sums.values().removeIf(Amount::isNone);
                    return sums;
                }));
    }

    private static Set<String> idsOf(View<?> view, Map<View<?>, Set<String>> ids) {
        return ids.computeIfAbsent(view, any -> ConcurrentHashMap.newKeySet());
    }

    private record GroupOf(View<?> view, String group) {}

    private Mono<Void> dependents(Set<GroupOf> groups, Map<View<?>, Set<String>> ids) {
        return Flux.fromIterable(groups)
                .concatMap(of -> views.documents(of.view(), of.group())
                        .doOnNext(document -> idsOf(of.view(), ids).add(document.id())))
                .then();
    }

    /** What entities are folded with between two positions, and where their differences go. */
    private record Moving(long from, KnownReferences before, long to, KnownReferences after,
            List<RecordedEvent> referred, List<Step> steps, Map<BucketKey, Amount> sums) {

        KnownReferences known(long position) {
            return position == to
                    ? after
                    : before.withAll(referred.stream().filter(event -> event.position() <= position).toList());
        }
    }

    private <V> Mono<Void> moved(View<V> view, Set<String> ids, ToLongFunction<String> reached, Moving moving) {
        // In the order of the index by tags, where the cases of an item and day lie side by side.
        return Flux.fromStream(() -> ids.stream().sorted())
                .filter(id -> reached.applyAsLong(id) > moving.from())
                .flatMap(id -> ReadableEvents
                        .of(ledger.find(EventQuery.tagged(Tag.of(view.tag(), id)), 0, reached.applyAsLong(id) + 1),
                                codec)
                        .filter(event -> id.equals(view.keyOf(event))).collectList()
                        .publishOn(Schedulers.parallel())
                        .doOnNext(events -> moved(view, id, events, reached.applyAsLong(id), moving)), AT_A_TIME)
                .then();
    }

    private static <V> void moved(View<V> view, String id, List<RecordedEvent> events, long to, Moving moving) {
        Map<BucketKey, Amount> sums = moving.sums();
        V then = fold(view, id, events, moving.from());
        V now = fold(view, id, events, to);
        add(sums, view.contributions(view.settle(then, moving.before())), -1);
        add(sums, view.contributions(view.settle(now, moving.known(to))), 1);
        // What is folded here is told from its beginning to its end, and so not by what was kept.
        moving.steps().stream()
                .filter(step -> step.event().position() <= to && !view.dependents(step.event()).isEmpty())
                .forEach(step -> {
                    V at = fold(view, id, events, step.event().position());
                    add(sums, view.contributions(view.settle(at, step.before())), 1);
                    add(sums, view.contributions(view.settle(at, step.after())), -1);
                });
    }

    /** An event with which all the cases moved, as was kept when they did. */
    private record Step(RecordedEvent event, KnownReferences before, KnownReferences after) {}

    private static List<Step> steps(AtPosition before, List<RecordedEvent> referred) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < referred.size(); i++) {
            if (CalendarMoves.areKept(referred.get(i))) {
                KnownReferences known = before.known().withAll(referred.subList(0, i));
                steps.add(new Step(referred.get(i), known, known.with(referred.get(i))));
            }
        }
        return steps;
    }

    private Mono<Void> kept(Step step, Map<BucketKey, Amount> sums) {
        return CalendarMoves.of(views.store(), views.generations().inUse(), step.event().position())
                .doOnNext(moved -> add(sums, moved, 1)).then();
    }

    static <V> V fold(View<V> view, String id, List<RecordedEvent> events, long position) {
        return CorrectedFold.of(view, id, events.stream().filter(event -> event.position() <= position).toList(),
                CORRECTOR);
    }

    private static void items(AtPosition at, int times, Map<BucketKey, Amount> sums) {
        for (ItemFile item : at.rates().items().values()) {
            add(sums, ITEMS.contributions(item), times);
        }
    }

    private static void add(Map<BucketKey, Amount> sums, Map<BucketKey, Amount> more, int times) {
        more.forEach((bucket, amount) -> sums.merge(bucket,
                times > 0 ? amount : Amount.NONE.minus(amount), Amount::plus));
    }
}
