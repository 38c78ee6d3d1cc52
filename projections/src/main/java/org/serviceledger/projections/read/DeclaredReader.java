package org.serviceledger.projections.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
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
    private static final int HOURS_A_DAY = 8;
    private static final int DAYS_A_MONTH = 22;
    private static final int DAYS_A_YEAR = 253;

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
     * @param promisedDays  the promise in working days; a month is 22, a year 253, null without one
     * @param meanUsedDays  working days used by the cases closed in the period, in the mean
     * @param evidence      where the cases are listed
     */
    public record Declared(String item, @Nullable String itemName, @Nullable String region,
            @Nullable String department, @Nullable String departmentName, boolean online, long submitted,
            long submittedOnline, boolean zombie, @Nullable Integer promisedVisits, long closed,
            @Nullable BigDecimal meanVisits, boolean moreVisits, @Nullable Integer promisedDays,
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
     * How many items are declared online, are proven to be by at least one case, and are zombies.
     */
    public record Summary(long items, long declaredOnline, long provenOnline, long zombies) {}

    /** A page by item code, with the summary of the whole scope. */
    public record Page(Summary summary, List<Declared> items, @Nullable String next) {}

    /** A page of the items in force of a scope. */
    public Mono<Page> page(RateQuery query, Show show, int limit, String afterItem) {
        return rates.sight(query).flatMap(sight -> Mono
                .zip(held(sight, query, Count.SUBMITTED), held(sight, query, Count.CLOSED),
                        held(sight, query, Count.VISITS), held(sight, query, Count.CLOSED_USED))
                .map(found -> page(sight, query, show, limit, afterItem,
                        new Held(found.getT1(), found.getT2(), found.getT3(), found.getT4()))));
    }

    private record Held(Map<String, Amount> submitted, Map<String, Amount> closed, Map<String, Amount> visits,
            Map<String, Amount> used) {}

    private static Mono<Map<String, Amount>> held(RateSight sight, RateQuery query, Count count) {
        var counts = sight.references().counts(query.scope(), Set.of(), sight.today());
        var to = query.period().last().isBefore(sight.last()) ? query.period().last() : sight.last();
        return new RateSums(sight.buckets()).byDimension(
                List.of(new Definition.Slice(count, true, 1, query.period().first(), to, true),
                        new Definition.Slice(count, false, 1, query.period().first(), to, false)),
                counts);
    }

    private static Page page(RateSight sight, RateQuery query, Show show, int limit, String afterItem, Held held) {
        var counts = sight.references().counts(query.scope(), Set.of(), sight.today());
        List<Declared> all = new ArrayList<>();
        for (ItemFile file : new TreeMap<>(sight.references().items()).values()) {
            ServiceItemPublished item = file.on(sight.today());
            if (item != null && file.inForceOn(sight.today()) && counts.test(file.itemCode())) {
                all.add(declared(sight, file, item, held));
            }
        }
        Summary summary = new Summary(all.size(), all.stream().filter(Declared::online).count(),
                all.stream().filter(one -> one.online() && one.submittedOnline() > 0).count(),
                all.stream().filter(Declared::zombie).count());
        List<Declared> shown = all.stream().filter(one -> one.passes(show))
                .filter(one -> one.item().compareTo(afterItem) > 0).limit(limit + 1L).toList();
        boolean more = shown.size() > limit;
        List<Declared> page = more ? shown.subList(0, limit) : shown;
        return new Page(summary, page, more ? page.getLast().item() : null);
    }

    private static Declared declared(RateSight sight, ItemFile file, ServiceItemPublished item, Held held) {
        String code = file.itemCode();
        Amount submitted = held.submitted().getOrDefault(code, Amount.NONE);
        Amount used = held.used().getOrDefault(code, Amount.NONE);
        long closed = held.closed().getOrDefault(code, Amount.NONE).denominator();
        long visits = held.visits().getOrDefault(code, Amount.NONE).denominator();
        boolean online = Boolean.TRUE.equals(item.online());
        Integer promisedVisits = file.visitsOn(sight.today());
        Integer promisedDays = days(item.promisedLimit());
        return new Declared(code, item.name(), item.region(), item.department(), item.departmentName(), online,
                submitted.denominator(), submitted.numerator(),
                online && submitted.denominator() >= ZOMBIE_CASES && submitted.numerator() == 0, promisedVisits,
                closed, mean(visits, closed), promisedVisits != null && visits > promisedVisits * closed,
                promisedDays, mean(used.numerator(), used.denominator()),
                promisedDays != null && used.numerator() > promisedDays * used.denominator(), evidence(code));
    }

    private static Evidence evidence(String code) {
        String item = "?item=" + code;
        return new Evidence("/api/v1/rates/online-take-up/evidence" + item + "&part=denominator",
                "/api/v1/rates/at-most-one-visit/evidence" + item + "&definition=mean&part=numerator",
                "/api/v1/rates/on-time-closing/evidence" + item + "&definition=closed-only&part=denominator");
    }

    private static @Nullable Integer days(@Nullable TimeLimit limit) {
        return limit == null ? null : switch (limit.unit()) {
            case WORKING_DAY, CALENDAR_DAY -> limit.value();
            case HOUR -> Math.ceilDiv(limit.value(), HOURS_A_DAY);
            case MONTH -> limit.value() * DAYS_A_MONTH;
            case YEAR -> limit.value() * DAYS_A_YEAR;
            case IMMEDIATE -> 0;
            case NONE -> null;
        };
    }

    private static @Nullable BigDecimal mean(long sum, long count) {
        return count == 0
                ? null
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_UP);
    }
}
