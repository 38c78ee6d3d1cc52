package org.serviceledger.projections.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.rates.Definition;
import org.serviceledger.projections.store.Amount;

/**
 * Puts what an item promises beside what its cases show (宣称与实际): whether it is handled online, how often
 * an applicant comes, how many days are used.
 */
public final class DeclaredReader {

    /** From so many cases on an item that is declared online and has no case online is a zombie (僵尸事项). */
    public static final int ZOMBIE_CASES = 20;

    private static final int DECIMALS = 2;
    private static final int DAYS_A_MONTH = 30;
    private static final int DAYS_A_YEAR = 365;

    /** An item is proven to be online by a case that was accepted in so many days until today. */
    private static final int PROVING_DAYS = 90;

    private final RateReader rates;

    public DeclaredReader(RateReader rates) {
        this.rates = rates;
    }

    /** Which items are asked for. */
    public enum Show {
        /** Declared online, but never handled so. */
        ZOMBIE,
        /** More visits than promised, in the mean. */
        VISITS,
        /** More days than promised, in the mean. */
        DAYS,
        /** Any of the three. */
        BROKEN, ALL
    }

    /**
     * An item's promise beside what was counted.
     *
     * @param online        whether it is declared online
     * @param submitted     cases submitted in the period
     * @param provenOnline  whether a case submitted online was accepted in the last ninety days
     * @param unit          in which the promise is compared: working days (at once is none), calendar days (a month
     *                      is 30, a year 365), or hours of office time; null without a promise
     * @param promisedDays  the promise in that unit; null without one
     * @param meanUsedDays  used by the cases closed in the period whose promise was in the same unit, in the mean
     * @param evidence      where the cases are listed
     */
    public record Declared(String item, @Nullable String itemName, @Nullable String region,
            @Nullable String department, @Nullable String departmentName, boolean online, long submitted,
            long submittedOnline, boolean provenOnline, boolean zombie, @Nullable Integer promisedVisits, long closed,
            @Nullable BigDecimal meanVisits, boolean moreVisits, @Nullable LimitUnit unit,
            @Nullable Long promisedDays,
            @Nullable BigDecimal meanUsedDays, boolean moreDays, Evidence evidence) {

        boolean passes(Show show) {
            return switch (show) {
                case ALL -> true;
                case ZOMBIE -> zombie;
                case VISITS -> moreVisits;
                case DAYS -> moreDays;
                case BROKEN -> zombie || moreVisits || moreDays;
            };
        }
    }

    /** Paths of the lists of the item's cases. */
    public record Evidence(String submitted, String visits, String closed) {}

    /**
     * How many items are declared online, are proven to be by a case accepted in the last ninety days, and are zombies.
     */
    public record Summary(long items, long declaredOnline, long provenOnline, long zombies) {}

    /** A page, with the summary of the whole scope. */
    public record Page(Summary summary, List<Declared> items, @Nullable Rank next) {}

    /** Where an item stands: zombies first, then those with the most cases, since what is said of few is said of little. */
    public record Rank(boolean zombie, long cases, String item) implements Comparable<Rank> {

        private static final Comparator<Rank> ORDER = Comparator.comparing((Rank rank) -> !rank.zombie)
                .thenComparing(Comparator.comparingLong(Rank::cases).reversed()).thenComparing(Rank::item);
        private static final Pattern TEXT = Pattern.compile("([zi])(\\d{1,18})\\.(.*)", Pattern.DOTALL);

        static Rank of(Declared one) {
            return new Rank(one.zombie(), Math.max(one.submitted(), one.closed()), one.item());
        }

        /**
         * What {@link #toString} has written.
         *
         * @throws IllegalArgumentException when it is anything else
         */
        public static Rank parse(String text) {
            Matcher found = TEXT.matcher(text);
            if (!found.matches()) {
                throw new IllegalArgumentException("no rank of an item");
            }
            return new Rank(found.group(1).equals("z"), Long.parseLong(found.group(2)), found.group(3));
        }

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return (zombie ? "z" : "i") + cases + "." + item;
        }
    }

    /**
     * A page of the items in force of a scope.
     *
     * @param after the item before the page; null for the first one
     */
    public Mono<Page> page(RateQuery query, Show show, int limit, @Nullable Rank after) {
        return rates.sight(query).flatMap(sight -> {
            LocalDate last = query.period().last();
            Span period = new Span(query.period().first(), last.isBefore(sight.last()) ? last : sight.last());
            Span lately = new Span(sight.today().minusDays(PROVING_DAYS - 1L), sight.today());
            return Flux.fromIterable(COUNTED)
                    .concatMap(count -> held(sight, query, count, count == Count.ACCEPTED_ONLINE ? lately : period)
                            .map(amounts -> Map.entry(count, amounts)))
                    .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                    .map(held -> page(sight, query, show, limit, after, new Held(held)));
        });
    }

    private static final List<Count> COUNTED = List.of(Count.SUBMITTED, Count.ACCEPTED_ONLINE, Count.CLOSED,
            Count.VISITS, Count.CLOSED_USED, Count.CLOSED_CALENDAR, Count.CLOSED_HOURS);

    /** What was counted, of each item. */
    private record Held(Map<Count, Map<String, Amount>> amounts) {

        Amount of(Count count, String item) {
            return amounts.getOrDefault(count, Map.of()).getOrDefault(item, Amount.NONE);
        }
    }

    private record Span(LocalDate from, LocalDate to) {}

    private static Mono<Map<String, Amount>> held(RateSight sight, RateQuery query, Count count, Span span) {
        var counts = sight.references().counts(query.scope(), Set.of(), sight.today());
        return new RateSums(sight.buckets()).byDimension(
                List.of(new Definition.Slice(count, true, 1, span.from(), span.to(), true),
                        new Definition.Slice(count, false, 1, span.from(), span.to(), false)),
                counts);
    }

    private static Page page(RateSight sight, RateQuery query, Show show, int limit, @Nullable Rank after,
            Held held) {
        var counts = sight.references().counts(query.scope(), Set.of(), sight.today());
        List<Declared> all = new ArrayList<>();
        for (ItemFile file : sight.references().items().values()) {
            ServiceItemPublished item = file.on(sight.today());
            if (item != null && file.inForceOn(sight.today()) && counts.test(file.itemCode())) {
                all.add(declared(sight, file, item, held));
            }
        }
        Summary summary = new Summary(all.size(), all.stream().filter(Declared::online).count(),
                all.stream().filter(one -> one.online() && one.provenOnline()).count(),
                all.stream().filter(Declared::zombie).count());
        List<Declared> shown = all.stream().filter(one -> one.passes(show))
                .filter(one -> after == null || Rank.of(one).compareTo(after) > 0)
                .sorted(Comparator.comparing(Rank::of)).limit(limit + 1L).toList();
        boolean more = shown.size() > limit;
        List<Declared> page = more ? shown.subList(0, limit) : shown;
        return new Page(summary, page, more ? Rank.of(page.getLast()) : null);
    }

    private static Declared declared(RateSight sight, ItemFile file, ServiceItemPublished item, Held held) {
        String code = file.itemCode();
        Amount submitted = held.of(Count.SUBMITTED, code);
        long closed = held.of(Count.CLOSED, code).denominator();
        long visits = held.of(Count.VISITS, code).denominator();
        boolean online = Boolean.TRUE.equals(item.online());
        Integer promisedVisits = file.visitsOn(sight.today());
        LimitUnit unit = unit(item.promisedLimit());
        Long promised = days(item.promisedLimit());
        Amount used = unit == null ? held.of(Count.CLOSED_USED, code) : held.of(used(unit), code);
        return new Declared(code, item.name(), item.region(), item.department(), item.departmentName(), online,
                submitted.denominator(), submitted.numerator(), held.of(Count.ACCEPTED_ONLINE, code).denominator() > 0,
                online && submitted.denominator() >= ZOMBIE_CASES && submitted.numerator() == 0, promisedVisits,
                closed, mean(visits, closed), promisedVisits != null && visits > (long) promisedVisits * closed,
                unit, promised, mean(used.numerator(), used.denominator()),
                promised != null && used.numerator() > promised * used.denominator(), evidence(code));
    }

    private static Count used(LimitUnit unit) {
        return switch (unit) {
            case HOUR -> Count.CLOSED_HOURS;
            case CALENDAR_DAY -> Count.CLOSED_CALENDAR;
            default -> Count.CLOSED_USED;
        };
    }

    private static Evidence evidence(String code) {
        String item = "?item=" + code;
        return new Evidence("/api/v1/rates/online-take-up/evidence" + item + "&part=denominator",
                "/api/v1/rates/at-most-one-visit/evidence" + item + "&definition=mean&part=numerator",
                "/api/v1/rates/on-time-closing/evidence" + item + "&definition=closed-only&part=denominator");
    }

    private static @Nullable LimitUnit unit(@Nullable TimeLimit limit) {
        return limit == null ? null : switch (limit.unit()) {
            case WORKING_DAY, IMMEDIATE -> LimitUnit.WORKING_DAY;
            case CALENDAR_DAY, MONTH, YEAR -> LimitUnit.CALENDAR_DAY;
            case HOUR -> LimitUnit.HOUR;
            case NONE -> null;
        };
    }

    private static @Nullable Long days(@Nullable TimeLimit limit) {
        return limit == null ? null : switch (limit.unit()) {
            case WORKING_DAY, CALENDAR_DAY, HOUR -> Long.valueOf(limit.value());
            case MONTH -> (long) limit.value() * DAYS_A_MONTH;
            case YEAR -> (long) limit.value() * DAYS_A_YEAR;
            case IMMEDIATE -> 0L;
            case NONE -> null;
        };
    }

    private static @Nullable BigDecimal mean(long sum, long count) {
        return count == 0
                ? null
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_UP);
    }
}
