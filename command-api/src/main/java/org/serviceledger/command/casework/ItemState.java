package org.serviceledger.command.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Known;
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
     */
    public record Version(int number, LocalDate since, @Nullable TimeLimit legalLimit,
            @Nullable TimeLimit promisedLimit) {}

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

    /** The state after one more event. */
    public ItemState evolve(Known known) {
        return switch (known.event()) {
            case ServiceItemPublished p -> with(known, p.version(), p.validFrom(), p.legalLimit(), p.promisedLimit());
            case ServiceItemAmended a -> with(known, a.version(), a.validFrom(), a.legalLimit(), a.promisedLimit());
            case ServiceItemRetired retired -> new ItemState(versions, retired.validUntil() == null
                    ? day(known)
                    : retired.validUntil());
            default -> this;
        };
    }

    private ItemState with(Known known, @Nullable Integer number, @Nullable LocalDate validFrom,
            @Nullable TimeLimit legalLimit, @Nullable TimeLimit promisedLimit) {
        List<Version> all = new ArrayList<>(versions);
        all.add(new Version(number == null ? 0 : number, validFrom == null ? day(known) : validFrom, legalLimit,
                promisedLimit));
        return new ItemState(all, lastDay);
    }

    private static LocalDate day(Known known) {
        return LocalDate.ofInstant(known.at(), java.time.ZoneId.of("Asia/Shanghai"));
    }
}
