package org.serviceledger.projections.item;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;

/**
 * What the ledger knows of a service item.
 *
 * @param versions its descriptions, one for each day on which one came into force, the earliest first
 * @param position of the last event applied; -1 when none has been
 */
public record ItemFile(String itemCode, List<Version> versions, long position) {

    public ItemFile {
        versions = List.copyOf(versions);
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
