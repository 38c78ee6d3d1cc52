package org.serviceledger.projections.item;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ExemptionKind;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;

/**
 * What the ledger knows of a service item.
 *
 * @param versions   its descriptions, one for each day on which one came into force, the earliest first
 * @param exemptions from what it is exempted, and when
 * @param retiredOn  first day on which it is no longer in the catalogue, or null
 * @param position   of the last event applied; -1 when none has been
 */
public record ItemFile(String itemCode, List<Version> versions, List<Exemption> exemptions,
        @Nullable LocalDate retiredOn, long position) {

    public ItemFile {
        versions = List.copyOf(versions);
        exemptions = List.copyOf(exemptions);
    }

    /**
     * An exemption (豁免).
     *
     * @param since      first day
     * @param validUntil last day, or null when it does not end
     */
    public record Exemption(ExemptionKind kind, LocalDate since, @Nullable LocalDate validUntil,
            @Nullable String legalBasis) {

        /** Whether it holds on a day. */
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(since) && (validUntil == null || !day.isAfter(validUntil));
        }
    }

    /** Whether it is in the catalogue on a day. */
    public boolean inForceOn(LocalDate day) {
        return !versions.isEmpty() && !day.isBefore(versions.getFirst().since())
                && (retiredOn == null || day.isBefore(retiredOn));
    }

    /** Whether it is exempted on a day. */
    public boolean exemptOn(ExemptionKind kind, LocalDate day) {
        return exemptions.stream().anyMatch(exemption -> exemption.kind() == kind && exemption.holdsOn(day));
    }

    /**
     * A description of the item.
     *
     * @param since       first day in force
     * @param publishedAt when it was published
     */
    public record Version(LocalDate since, Instant publishedAt, ServiceItemPublished published) {}

    /** The latest description, in force or to come; null when there is none. */
    public @Nullable ServiceItemPublished published() {
        return versions.isEmpty() ? null : versions.getLast().published();
    }

    /** The description in force on a day; before the first day in force the first one. Null when there is none. */
    public @Nullable ServiceItemPublished on(LocalDate day) {
        ServiceItemPublished found = null;
        for (Version version : versions) {
            if (found == null || !version.since().isAfter(day)) {
                found = version.published();
            }
        }
        return found;
    }
}
