package org.serviceledger.projections.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.AssessmentEvent.MetricDefinitionPublished;
import org.serviceledger.core.event.MetricTerm;
import org.serviceledger.core.event.MetricThreshold;
import org.serviceledger.core.event.MetricUnit;
import org.serviceledger.projections.rates.Count.Measure;
import org.serviceledger.projections.rates.Count.Timing;
import org.serviceledger.projections.store.Amount;

/**
 * What a metric counts (口径): two sums over what the views count. So a definition needs no code, and a new
 * one holds at once for all that was ever counted.
 *
 * @param metric      metric id
 * @param id          names it among the definitions of the metric
 * @param levels      to which it is confined; empty for all
 * @param standard    whether it is shown when no definition is asked for
 * @param listed      whether each high-frequency item is judged by the two sums and those that pass are counted
 * @param thresholds  bounds, by name
 * @param validFrom   first day on which it holds; null when it always has
 */
public record Definition(String metric, String id, int version, Text name, Text counts, MetricUnit unit,
        Set<AdministrativeLevel> levels, boolean standard, boolean listed, List<MetricTerm> numerator,
        List<MetricTerm> denominator, List<MetricThreshold> thresholds, @Nullable LocalDate validFrom,
        @Nullable String document) {

    /** The choice that judges each item of the high-frequency lists (高频事项清单). */
    public static final String LISTED = "LISTED";
    /** Share of a listed item's cases that must keep to one visit. */
    public static final String SHARE = "share";
    /** Working days within which the applicant of a bad review is called back. */
    public static final String CONTACT_DAYS = "contact-days";
    /** Working days within which what a bad review complains of is put right. */
    public static final String RECTIFICATION_DAYS = "rectification-days";

    public Definition {
        levels = Set.copyOf(levels);
        numerator = List.copyOf(numerator);
        denominator = List.copyOf(denominator);
        thresholds = List.copyOf(thresholds);
    }

    /** In Chinese and in English. */
    public record Text(String zh, String en) {}

    /** A definition as it was published; null when it does not say what it counts, or names what nobody counts. */
    static @Nullable Definition of(MetricDefinitionPublished p) {
        List<MetricTerm> above = p.numerator();
        List<MetricTerm> below = p.denominator();
        if (p.definition() == null || above == null || below == null || below.isEmpty() || !known(above)
                || !known(below)) {
            return null;
        }
        return new Definition(p.metric(), p.definition(), p.version() == null ? 1 : p.version(),
                text(p.name(), p.nameEn(), p.definition()), text(p.counts(), p.countsEn(), ""),
                p.unit() == null ? MetricUnit.RATIO : p.unit(), p.levels() == null ? Set.of() : Set.copyOf(p.levels()),
                Boolean.TRUE.equals(p.standard()), LISTED.equals(p.choice()), above, below,
                p.thresholds() == null ? List.of() : p.thresholds(), p.validFrom(), p.document());
    }

    private static boolean known(List<MetricTerm> terms) {
        return terms.stream().allMatch(term -> Count.measure(term.count()) != null);
    }

    private static Text text(@Nullable String zh, @Nullable String en, String otherwise) {
        String said = zh != null ? zh : en != null ? en : otherwise;
        return new Text(said, en == null ? said : en);
    }

    /** A threshold, or what holds without it. */
    public BigDecimal threshold(String wanted, BigDecimal otherwise) {
        return thresholds.stream().filter(one -> one.name().equals(wanted)).map(MetricThreshold::value).findFirst()
                .orElse(otherwise);
    }

    /** What stands behind its numbers. */
    public Count.Evidence evidence() {
        Measure first = listed ? null : Count.measure(denominator.getFirst().count());
        return first == null ? Count.Evidence.ITEM : first.count().evidence();
    }

    /** Whether it holds on a day. */
    boolean holdsOn(LocalDate day) {
        return validFrom == null || !day.isBefore(validFrom);
    }

    /**
     * What is to be added up for a period.
     *
     * @param today what comes later is not yet in force, not yet missed and not yet past due
     * @param last  last day on which things count that happened; normally {@link LocalDate#MAX}
     */
    public List<Slice> slices(Period period, LocalDate today, LocalDate last) {
        List<Slice> slices = new ArrayList<>();
        numerator.forEach(term -> slices(slices, term, true, period, today, last));
        denominator.forEach(term -> slices(slices, term, false, period, today, last));
        return slices;
    }

    private static void slices(List<Slice> slices, MetricTerm term, boolean above, Period period, LocalDate today,
            LocalDate last) {
        Measure measure = Count.measure(term.count());
        if (measure == null) {
            throw new IllegalStateException("nobody counts " + term.count());
        }
        LocalDate beginning = Period.ALL.first();
        LocalDate end = earlier(period.last(), last);
        Timing timing = measure.count().timing();
        if (timing == Timing.OPEN) {
            // A day that is looked back to is over, though nothing later is looked at.
            boolean over = end.isBefore(today) || last.isBefore(LocalDate.MAX);
            LocalDate through = over ? end : today.minusDays(1);
            slices.add(new Slice(measure.count(), false, term.times(), beginning, through, above));
            if (over) {
                // Cases that were over late count as open from the last day of the limit to the day they were.
                slices.add(new Slice(measure.count().over(), false, term.times(), beginning, end, above));
                slices.add(new Slice(measure.count().over(), true, -term.times(), beginning, end, above));
            }
            return;
        }
        LocalDate from = timing == Timing.STATE ? beginning : period.first();
        LocalDate to = timing == Timing.EVENT ? end : earlier(end, today);
        slices.add(new Slice(measure.count(), measure.part(), term.times(), from, to, above));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * A stretch of a count's buckets that is added up.
     *
     * @param part  which of the two numbers
     * @param times how often
     * @param above whether it belongs to the numerator
     */
    public record Slice(Count count, boolean part, long times, LocalDate from, LocalDate to, boolean above) {

        /** What an amount in its buckets adds. */
        public Amount of(Amount held) {
            long value = times * (part ? held.numerator() : held.denominator());
            return above
                    ? new Amount(value, 0)
                    : new Amount(0, value);
        }

        /** Whether a day is one of its days. */
        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }
}
