package org.serviceledger.projections.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.MetricUnit;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.rates.Definition;
import org.serviceledger.projections.rates.MetricCatalogue;
import org.serviceledger.projections.rates.MetricCatalogue.Metric;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.rates.Period.Step;
import org.serviceledger.projections.store.Amount;

/** Adds what was counted up to rates, by their definitions, and holds them against the targets. */
public final class RateReader {

    private final RateReferenceReader references;
    private final ViewReader views;
    private volatile @Nullable Kept kept;
    private final ProjectionFeed feed;
    private final LedgerClock clock;
    private final Past past;

    public RateReader(ViewReader views, ProjectionFeed feed, LedgerClock clock, Past past) {
        this.past = past;
        this.references = new RateReferenceReader(views);
        this.views = views;
        this.feed = feed;
        this.clock = clock;
    }

    /** The rates asked for, each metric once, in the order of {@link MetricCatalogue#all()}. */
    public Flux<RateRow> rates(RateQuery query) {
        return sight(query).flatMapMany(sight -> Flux.fromIterable(MetricCatalogue.all())
                .filter(metric -> query.metric() == null || query.metric().equals(metric.id()))
                .concatMap(metric -> Mono.justOrEmpty(definition(sight, metric.id(), query.definition()))
                        .flatMap(definition -> row(sight, definition, query))));
    }

    /** What rates are read with now. */
    Mono<RateReferences> references() {
        return references.now();
    }

    /** Every metric with the definitions that hold today. */
    public Flux<Map.Entry<Metric, List<Definition>>> metrics() {
        return references.now().flatMapIterable(known -> MetricCatalogue.all().stream()
                .map(metric -> Map.entry(metric, known.definitions().of(metric.id(), Days.of(clock.now())))).toList());
    }

    /** A metric under each of its definitions (口径对比). */
    public Flux<RateRow> underEachDefinition(Metric metric, RateQuery query) {
        return sight(query).flatMapMany(sight -> Flux
                .fromIterable(sight.references().definitions().of(metric.id(), sight.today()))
                .concatMap(definition -> row(sight, definition, query)));
    }

    /** A rate taken apart; its parts add up to it. */
    public Mono<List<RateBreakdown.Part>> breakdown(RateQuery query, RateBreakdown.By by) {
        return sight(query).flatMap(sight -> {
            Definition definition = definition(sight, String.valueOf(query.metric()), query.definition());
            return definition == null ? Mono.just(List.of()) : new RateBreakdown(sight, query, by).of(definition);
        });
    }

    /**
     * A metric step by step, today's last. A state is shown as it was at the end of each step; closing in time
     * counts, against each step, the cases that were open and past due at its end.
     *
     * @param steps how many
     */
    public Flux<RateRow.Day> trend(RateQuery query, Step step, int steps) {
        return sight(query).flatMapMany(sight -> {
            Definition definition = definition(sight, String.valueOf(query.metric()), query.definition());
            List<LocalDate> firsts = IntStream.range(0, steps)
                    .mapToObj(i -> step.minus(step.first(sight.today()), steps - 1 - i)).toList();
            List<Period> periods = firsts.stream().map(step::from).toList();
            return definition == null
                    ? Flux.empty()
                    : sight.totals(definition, periods, query.scope())
                            .flatMapMany(found -> Flux.range(0, found.size())
                                    .map(i -> day(sight, definition, step, periods.get(i), found.get(i))));
        });
    }

    private static RateRow.Day day(RateSight sight, Definition definition, Step step, Period period, Amount amount) {
        return new RateRow.Day(sight.end(period), step.name(period.first()), amount.numerator(), amount.denominator(),
                RateValue.of(definition.unit(), amount));
    }

    /** From which point in time a query looks; a definition that it names must be one of the metric. */
    Mono<RateSight> sight(RateQuery query) {
        return Mono.defer(() -> {
            Instant now = clock.now();
            Instant known = query.knownAt();
            return known == null || !known.isBefore(now)
                    ? live(query, now)
                    : past.positionAt(known).flatMap(past::at).map(found -> past(query, known, found));
        }).doOnNext(sight -> check(query, sight));
    }

    /** The same as it was known with the events up to a position; on that day nothing later is in force. */
    Mono<RateSight> sight(RateQuery query, long position, LocalDate today) {
        return past.at(position)
                .map(found -> past(query, Days.lastSecondOf(today).toInstant(), found));
    }

    private Mono<RateSight> live(RateQuery query, Instant now) {
        long position = feed.position();
        LocalDate today = Days.of(now);
        LocalDate asked = query.asOf() == null ? today : Days.of(query.asOf());
        boolean before = asked.isBefore(today);
        return kept(position).map(found -> new RateSight(found.references(), found.buckets(), before ? asked : today,
                before ? asked : LocalDate.MAX, position, before ? Days.lastSecondOf(asked) : Days.shown(now), null,
                null));
    }

    /** What is read again and again as long as nothing more is recorded. */
    private record Kept(int generation, long position, RateReferences references, BucketSource buckets) {}

    private Mono<Kept> kept(long position) {
        int generation = views.generations().inUse();
        Kept known = kept;
        return known != null && known.generation() == generation && known.position() == position
                ? Mono.just(known)
                : references.now()
                        .map(found -> new Kept(generation, position, found, new LiveBuckets(views).remembering()))
                        .doOnNext(found -> kept = found);
    }

    private static RateSight past(RateQuery query, Instant knownAt, Past.Knowledge found) {
        LocalDate today = Days.of(knownAt);
        LocalDate asked = query.asOf() == null ? today : Days.of(query.asOf());
        boolean before = asked.isBefore(today);
        return new RateSight(found.references().rates(), found.buckets(), before ? asked : today,
                before ? asked : LocalDate.MAX, found.position(),
                before ? Days.lastSecondOf(asked) : Days.shown(knownAt), Days.shown(knownAt), found);
    }

    private static void check(RateQuery query, RateSight sight) {
        if (query.metric() != null && query.definition() != null) {
            existing(sight, query.metric(), query.definition());
        }
    }

    /** A metric's definition of a name that somebody has given. */
    static Definition existing(RateSight sight, String metric, String id) {
        Definition found = definition(sight, metric, id);
        if (found == null) {
            throw new UnknownDefinitionException(sight.references().definitions().of(metric, sight.today())
                    .stream().map(Definition::id).toList());
        }
        return found;
    }

    Past past() {
        return past;
    }

    static @Nullable Definition definition(RateSight sight, String metric, @Nullable String id) {
        return sight.references().definitions().find(metric, id, sight.today());
    }

    /** A metric has no definition of that name. */
    public static final class UnknownDefinitionException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        UnknownDefinitionException(List<String> known) {
            super("the definitions are " + known);
        }
    }

    /** Every metric under each of its definitions. */
    static Flux<RateRow> everyRow(RateSight sight, RateQuery query) {
        return Flux.fromIterable(MetricCatalogue.all())
                .concatMapIterable(metric -> sight.references().definitions().of(metric.id(), sight.today()))
                .concatMap(definition -> row(sight, definition, query));
    }

    private static Mono<RateRow> row(RateSight sight, Definition definition, RateQuery query) {
        return Mono.zip(sight.total(definition, query.period(), query.scope()),
                RateTargets.of(sight, definition, query.scope()), spread(sight, definition, query))
                .map(found -> row(sight, definition, query, found.getT1(), found.getT2(),
                        found.getT3().isEmpty() ? null : found.getT3().getFirst()));
    }

    private static RateRow row(RateSight sight, Definition definition, RateQuery query, Amount sum,
            List<RateRow.Target> targets, RateRow.@Nullable Spread spread) {
        RateRow.Target current = targets.stream().filter(t -> t.due() != null && !t.due().isBefore(sight.today()))
                .findFirst().orElse(targets.isEmpty() ? null : targets.getLast());
        BigDecimal value = RateValue.of(definition.unit(), sum);
        BigDecimal goal = current == null ? null : current.value();
        BigDecimal gap = value == null || current == null || goal == null
                || !RateTargets.isHeldAgainst(current, query.scope()) ? null : value.subtract(goal);
        return new RateRow(definition.metric(), definition.id(), definition.version(), definition.unit(),
                query.scope(), query.period(), sum.numerator(), sum.denominator(), value,
                current == null ? null : current.comparator(), goal, current == null ? null : current.due(), gap,
                targets, spread, sight.position(), sight.asOf(), sight.knownAt());
    }

    /** Of waiting times, which alone are kept by how long they are; at most one. */
    private static Mono<List<RateRow.Spread>> spread(RateSight sight, Definition definition, RateQuery query) {
        if (definition.unit() != MetricUnit.SECONDS || definition.evidence() != Count.Evidence.TICKET) {
            return Mono.just(List.of());
        }
        Definition waits = WaitClasses.DEFINITION;
        return sight.parts(waits, query.period(), query.scope()).map(WaitClasses::spread).map(List::of);
    }
}
