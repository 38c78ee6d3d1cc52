package org.serviceledger.command.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Known;
import org.serviceledger.core.clock.statutory.ItemTerms;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemEvent.ServiceItemRetired;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.event.TimeLimit;

/**
 * What a decision about a case needs to know of its item.
 *
 * @param versions  descriptions, in any order
 * @param lastDay   last day in the catalogue, or null
 */
public record ItemState(List<Version> versions, @Nullable LocalDate lastDay) {

    /** Of an item of which nothing is known. */
    public static final ItemState NOTHING_KNOWN = new ItemState(List.of(), null);

    private static final Comparator<Version> BY_DAY = Comparator.comparing(Version::since)
            .thenComparingInt(Version::number);

    public ItemState {
        versions = List.copyOf(versions);
    }

    /**
     * A description and what it promises.
     *
     * @param number of the version; 0 when it was not said
     * @param since  first day in force
     * @param terms  what it says of times
     */
    public record Version(int number, LocalDate since, @Nullable TimeLimit legalLimit,
            @Nullable TimeLimit promisedLimit, ItemTerms terms, @Nullable String region,
            @Nullable String department) {}

    /** The events of an item that decisions about its cases depend on. */
    public static Boundary boundary(String itemCode) {
        return Boundary.of(Tags.ITEM, itemCode, ServiceItemPublished.class, ServiceItemAmended.class,
                ServiceItemRetired.class);
    }

    /** The description in force on a day; none before the first and after the last day. */
    public Optional<Version> on(LocalDate day) {
        LocalDate last = lastDay;
        return last != null && day.isAfter(last)
                ? Optional.empty()
                : versions.stream().filter(version -> !version.since().isAfter(day)).max(BY_DAY);
    }

    /** The description that counts for what began on a day: that in force then, before the first one the first. */
    public Optional<Version> countingOn(LocalDate day) {
        return versions.stream().filter(version -> !version.since().isAfter(day)).reduce(ItemState::later)
                .or(() -> versions.stream().reduce((one, next) -> next.since().isBefore(one.since())
                        ? next
                        : next.since().equals(one.since()) ? later(one, next) : one));
    }

    /** Of two for the same day the higher number counts, of the same number the one published last. */
    private static Version later(Version one, Version next) {
        return BY_DAY.compare(one, next) > 0 ? one : next;
    }

    /** The state after one more event. */
    public ItemState evolve(Known known) {
        return switch (known.event()) {
            case ServiceItemPublished p -> with(version(known, p.version(), p.validFrom(), p.legalLimit(),
                    p.promisedLimit(), ItemTerms.of(p), p.region(), p.department()));
            case ServiceItemAmended a -> with(version(known, a.version(), a.validFrom(), a.legalLimit(),
                    a.promisedLimit(), ItemTerms.of(a), a.region(), a.department()));
            case ServiceItemRetired retired -> new ItemState(versions, retired.validUntil() == null
                    ? day(known)
                    : retired.validUntil());
            default -> this;
        };
    }

    private ItemState with(Version version) {
        List<Version> all = new ArrayList<>(versions);
        all.add(version);
        return new ItemState(all, lastDay);
    }

    private static Version version(Known known, @Nullable Integer number, @Nullable LocalDate validFrom,
            @Nullable TimeLimit legalLimit, @Nullable TimeLimit promisedLimit, ItemTerms terms,
            @Nullable String region, @Nullable String department) {
        return new Version(number == null ? 0 : number, validFrom == null ? day(known) : validFrom, legalLimit,
                promisedLimit, terms, region, department);
    }

    private static LocalDate day(Known known) {
        return LocalDate.ofInstant(known.at(), java.time.ZoneId.of("Asia/Shanghai"));
    }
}
