package org.serviceledger.projections.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.TargetEvent.TargetSet;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.rates.Metrics;
import org.serviceledger.projections.rates.Metrics.Metric;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.RateQuery.Scope;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.target.TargetFile;
import org.serviceledger.projections.target.TargetView;

/** Adds buckets up to rates, and holds them against the targets. */
public final class RateReader {

    private static final int DECIMALS = 4;
    private static final ItemView ITEMS = new ItemView();
    private static final TargetView TARGETS = new TargetView();

    private final ViewReader views;
    private final ProjectionFeed feed;
    private final LedgerClock clock;

    public RateReader(ViewReader views, ProjectionFeed feed, LedgerClock clock) {
        this.views = views;
        this.feed = feed;
        this.clock = clock;
    }

    /** The rates asked for, each metric once, in the order of {@link Metrics#all()}. */
    public Flux<RateRow> rates(RateQuery query) {
        return Flux.defer(() -> {
            long position = feed.position();
            return Mono.zip(filter(query.scope()), views.all(TARGETS, TargetView.LIST).collectList())
                    .flatMapMany(context -> Flux.fromIterable(Metrics.all())
                            .filter(metric -> query.metric() == null || query.metric().equals(metric.id()))
                            .concatMap(metric -> row(metric, query, context.getT1(), context.getT2(), position)));
        });
    }

    /** A metric's last days, today included; a state is shown as it was at the end of each day. */
    public Flux<RateRow.Day> trend(Metric metric, Scope scope, int days) {
        LocalDate today = Days.of(clock.now());
        LocalDate first = today.minusDays(days - 1L);
        LocalDate from = metric.stock() ? Period.ALL.first() : first;
        return filter(scope).flatMapMany(counts -> views.store()
                .sums(views.generation(), metric.id(), from, today).filter(sum -> counts.test(sum.item())).collectList()
                .flatMapIterable(sums -> {
                    Map<LocalDate, Amount> byDay = new TreeMap<>();
                    for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
                        byDay.put(day, Amount.NONE);
                    }
                    sums.forEach(sum -> add(byDay, metric, sum.day(), sum.amount()));
                    return byDay.entrySet().stream().map(e -> day(e.getKey(), e.getValue())).toList();
                }));
    }

    private static void add(Map<LocalDate, Amount> byDay, Metric metric, LocalDate of, Amount amount) {
        byDay.replaceAll((day, sum) -> day.equals(of) || (metric.stock() && day.isAfter(of)) ? sum.plus(amount) : sum);
    }

    private static RateRow.Day day(LocalDate day, Amount amount) {
        return new RateRow.Day(day, amount.numerator(), amount.denominator(), ratio(amount));
    }

    private Mono<RateRow> row(Metric metric, RateQuery query, Predicate<String> counts, List<TargetFile> files,
            long position) {
        LocalDate today = Days.of(clock.now());
        List<TargetSet> targets = files.stream().map(TargetFile::set).filter(set -> set != null && set.value() != null)
                .filter(set -> metric.id().equals(set.metric()) && concerns(set, query.scope()))
                .sorted(Comparator.comparing(RateReader::dueOrNever).thenComparing(TargetSet::targetId)).toList();
        return Mono.zip(sum(metric, query.period(), counts, today),
                Flux.fromIterable(targets).concatMap(set -> target(metric, set, query.scope(), counts, today))
                        .collectList())
                .map(found -> row(metric, query, found.getT1(), found.getT2(), today, position));
    }

    private RateRow row(Metric metric, RateQuery query, Amount sum, List<RateRow.Target> targets, LocalDate today,
            long position) {
        RateRow.Target current = targets.stream().filter(t -> t.due() != null && !t.due().isBefore(today)).findFirst()
                .orElse(targets.isEmpty() ? null : targets.getLast());
        BigDecimal value = ratio(sum);
        BigDecimal goal = current == null ? null : current.value();
        BigDecimal gap = value == null || goal == null ? null : value.subtract(goal);
        return new RateRow(metric.id(), metric.definition(), query.scope(), query.period(), sum.numerator(),
                sum.denominator(), value, current == null ? null : current.comparator(), goal,
                current == null ? null : current.due(), gap, targets, position, Days.shown(clock.now()));
    }

    /** What a metric comes to; for closing in time, cases open past their day count against it. */
    private Mono<Amount> sum(Metric metric, Period period, Predicate<String> counts, LocalDate today) {
        LocalDate from = metric.stock() ? Period.ALL.first() : period.first();
        Mono<Amount> sum = sum(metric.id(), from, period.last(), counts);
        if (!metric.id().equals(Metrics.ON_TIME_CLOSING)) {
            return sum;
        }
        LocalDate lastOverdue = period.last().isBefore(today) ? period.last() : today.minusDays(1);
        return sum.zipWith(sum(Metrics.OPEN_BY_DUE_DAY, Period.ALL.first(), lastOverdue, counts), Amount::plus);
    }

    private Mono<Amount> sum(String metric, LocalDate from, LocalDate to, Predicate<String> counts) {
        return views.store().sums(views.generation(), metric, from, to).filter(sum -> counts.test(sum.item()))
                .reduce(Amount.NONE, (total, sum) -> total.plus(sum.amount()));
    }

    private Mono<RateRow.Target> target(Metric metric, TargetSet set, Scope scope, Predicate<String> counts,
            LocalDate today) {
        LocalDate due = set.dueOn();
        Mono<Amount> atDue = due == null || !due.isBefore(today)
                ? Mono.just(Amount.NONE)
                : scopeOf(set, scope, counts)
                        .flatMap(own -> sum(metric, new Period(Period.ALL.first(), due), own, due));
        return atDue.map(amount -> {
            BigDecimal reached = ratio(amount);
            return new RateRow.Target(set.targetId(), set.level(), set.region(), set.department(), set.value(),
                    set.comparator(), due, set.sourceDocument(), reached, reached == null ? null : met(set, reached));
        });
    }

    /** A target that is about one level is held against that level, also on a row about everything. */
    private Mono<Predicate<String>> scopeOf(TargetSet set, Scope scope, Predicate<String> counts) {
        Scope own = new Scope(set.region(), set.level(), set.department(), null);
        return scope.isEverything() && !own.isEverything() ? filter(own) : Mono.just(counts);
    }

    private static @Nullable Boolean met(TargetSet set, BigDecimal reached) {
        BigDecimal value = set.value();
        if (value == null) {
            return null;
        }
        return set.comparator() == org.serviceledger.core.event.Comparator.AT_MOST
                ? reached.compareTo(value) <= 0
                : reached.compareTo(value) >= 0;
    }

    private static boolean concerns(TargetSet set, Scope scope) {
        return scope.isEverything() || ((set.level() == null || set.level() == scope.level())
                && (set.region() == null || set.region().equals(scope.region()))
                && (set.department() == null || set.department().equals(scope.department())));
    }

    private static LocalDate dueOrNever(TargetSet set) {
        LocalDate due = set.dueOn();
        return due == null ? LocalDate.MAX : due;
    }

    /** Which items a scope lets count; everything lets also those count that are not known. */
    private Mono<Predicate<String>> filter(Scope scope) {
        if (scope.isEverything()) {
            return Mono.just(item -> true);
        }
        return views.all(ITEMS, ItemView.LIST).filter(item -> within(item, scope)).map(ItemFile::itemCode)
                .collect(Collectors.toSet()).map(codes -> (Predicate<String>) Set.copyOf(codes)::contains);
    }

    private static boolean within(ItemFile item, Scope scope) {
        ServiceItemPublished published = item.published();
        return (scope.item() == null || scope.item().equals(item.itemCode()))
                && (scope.level() == null || (published != null && published.level() == scope.level()))
                && (scope.department() == null
                        || (published != null && scope.department().equals(published.department())))
                && (scope.region() == null
                        || (published != null && Regions.contains(scope.region(), published.region())));
    }

    private static @Nullable BigDecimal ratio(Amount amount) {
        return amount.denominator() == 0
                ? null
                : BigDecimal.valueOf(amount.numerator()).divide(BigDecimal.valueOf(amount.denominator()), DECIMALS,
                        RoundingMode.DOWN);
    }
}
