package org.serviceledger.projections.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
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

    private static final int DECIMALS = 6;
    private static final ItemView ITEMS = new ItemView();
    private static final TargetView TARGETS = new TargetView();

    private final ViewReader views;
    private final RateSums sums;
    private final ProjectionFeed feed;
    private final LedgerClock clock;

    public RateReader(ViewReader views, ProjectionFeed feed, LedgerClock clock) {
        this.views = views;
        this.sums = new RateSums(views.store(), views.generations());
        this.feed = feed;
        this.clock = clock;
    }

    /** The rates asked for, each metric once, in the order of {@link Metrics#all()}. */
    public Flux<RateRow> rates(RateQuery query) {
        return Flux.defer(() -> {
            long position = feed.position();
            return Mono
                    .zip(filter(query.scope(), Days.of(clock.now())), views.all(TARGETS, TargetView.LIST).collectList())
                    .flatMapMany(context -> Flux.fromIterable(Metrics.all())
                            .filter(metric -> query.metric() == null || query.metric().equals(metric.id()))
                            .concatMap(metric -> row(metric, query, context.getT1(), context.getT2(), position)));
        });
    }

    /**
     * A metric's last days, today last. A state is shown as it was at the end of each day; closing in
     * time counts, against each day, the cases that were open and past due at its end.
     */
    public Flux<RateRow.Day> trend(Metric metric, Scope scope, int days) {
        return Flux.defer(() -> {
            LocalDate today = Days.of(clock.now());
            return filter(scope, today).flatMap(counts -> sums.byDay(metric, today.minusDays(days - 1L), today, counts))
                    .flatMapIterable(
                            found -> found.entrySet().stream().map(e -> day(e.getKey(), e.getValue())).toList());
        });
    }

    private static RateRow.Day day(LocalDate day, Amount amount) {
        return new RateRow.Day(day, amount.numerator(), amount.denominator(), ratio(amount));
    }

    private Mono<RateRow> row(Metric metric, RateQuery query, Predicate<String> counts, List<TargetFile> files,
            long position) {
        LocalDate today = Days.of(clock.now());
        List<TargetSet> targets = files.stream().map(TargetFile::inForce)
                .filter(set -> set != null && set.value() != null)
                .filter(set -> metric.id().equals(set.metric()) && concerns(set, query.scope()))
                .sorted(Comparator.comparing(RateReader::dueOrNever).thenComparing(TargetSet::targetId)).toList();
        return Mono.zip(sums.of(metric, query.period(), counts, today), Flux.fromIterable(targets)
                .concatMap(set -> target(metric, set, query.scope(), today)).collectList())
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

    private Mono<RateRow.Target> target(Metric metric, TargetSet set, Scope scope, LocalDate today) {
        LocalDate due = set.dueOn();
        Mono<Amount> atDue = due == null || !due.isBefore(today)
                ? Mono.just(Amount.NONE)
                : filter(within(scope, set), today)
                        .flatMap(counts -> sums.of(metric, new Period(Period.ALL.first(), due), counts, today));
        return atDue.map(amount -> new RateRow.Target(set.targetId(), set.level(), set.region(), set.department(),
                set.value(), set.comparator(), due, set.sourceDocument(), ratio(amount), met(set, amount)));
    }

    /** What a target is about within a row: a target for one level is held against that level only. */
    private static Scope within(Scope row, TargetSet set) {
        return new Scope(set.region() == null ? row.region() : set.region(),
                set.level() == null ? row.level() : set.level(),
                set.department() == null ? row.department() : set.department(), row.item());
    }

    /** Compares the exact fraction, not the shortened value that is shown. */
    private static @Nullable Boolean met(TargetSet set, Amount reached) {
        BigDecimal value = set.value();
        if (value == null || reached.denominator() == 0) {
            return null;
        }
        int compared = BigDecimal.valueOf(reached.numerator())
                .compareTo(value.multiply(BigDecimal.valueOf(reached.denominator())));
        return set.comparator() == org.serviceledger.core.event.Comparator.AT_MOST ? compared <= 0 : compared >= 0;
    }

    private static boolean concerns(TargetSet set, Scope scope) {
        return scope.leavesNothingOut() || ((set.level() == null || set.level() == scope.level())
                && (set.region() == null || set.region().equals(scope.region()))
                && (set.department() == null || set.department().equals(scope.department())));
    }

    private static LocalDate dueOrNever(TargetSet set) {
        LocalDate due = set.dueOn();
        return due == null ? LocalDate.MAX : due;
    }

    /**
     * Which items a scope lets count. Everything lets also those count that are not in the catalogue;
     * a scope asks the catalogue, as it is today, except for what the code of an item alone tells.
     */
    private Mono<Predicate<String>> filter(Scope scope, LocalDate today) {
        if (scope.leavesNothingOut()) {
            return Mono.just(item -> true);
        }
        if (scope.equals(new Scope(null, null, null, scope.item()))) {
            return Mono.just(item -> item.equals(scope.item()));
        }
        return views.all(ITEMS, ItemView.LIST).filter(item -> lies(item, scope, today)).map(ItemFile::itemCode)
                .collect(Collectors.toSet()).map(codes -> (Predicate<String>) codes::contains);
    }

    private static boolean lies(ItemFile item, Scope scope, LocalDate today) {
        ServiceItemPublished published = item.on(today);
        return published != null && (scope.item() == null || scope.item().equals(item.itemCode()))
                && (scope.level() == null || published.level() == scope.level())
                && (scope.department() == null || scope.department().equals(published.department()))
                && (scope.region() == null || Regions.contains(scope.region(), published.region()));
    }

    private static @Nullable BigDecimal ratio(Amount amount) {
        return amount.denominator() == 0
                ? null
                : BigDecimal.valueOf(amount.numerator()).divide(BigDecimal.valueOf(amount.denominator()), DECIMALS,
                        RoundingMode.DOWN);
    }
}
