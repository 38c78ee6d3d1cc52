package org.serviceledger.projections.item;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ExemptionKind;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;

/**
 * What the ledger knows of a service item.
 *
 * @param versions   its descriptions, one for each day on which one came into force, the earliest first
 * @param exemptions from what it is exempted, and when
 * @param moves      that it entered or left halls
 * @param branches   which of those halls are branch or professional halls (分厅)
 * @param retiredOn  first day on which it is no longer in the catalogue, or null
 * @param position   of the last event applied; -1 when none has been
 */
public record ItemFile(String itemCode, List<Version> versions, List<Exemption> exemptions,
        List<Move> moves, Set<String> branches, List<VisitPromise> visitPromises, @Nullable LocalDate retiredOn,
        long position) {

    public ItemFile {
        versions = List.copyOf(versions);
        exemptions = List.copyOf(exemptions);
        moves = List.copyOf(moves);
        branches = Collections.unmodifiableSortedSet(new TreeSet<>(branches));
        visitPromises = List.copyOf(visitPromises);
    }

    static ItemFile empty(String itemCode) {
        return new ItemFile(itemCode, List.of(), List.of(), List.of(), Set.of(), List.of(), null, -1);
    }

    /**
     * That it entered or left a hall (进驻).
     *
     * @param since  first day inside or outside
     * @param hallId null when it left all of them
     */
    public record Move(LocalDate since, Instant at, @Nullable String hallId, boolean in) {}

    /** How often an applicant has to come, as was promised apart from a description. */
    public record VisitPromise(LocalDate since, Instant at, int visits) {}

    /** In what kind of hall it is handled. */
    public enum Presence {
        COMPREHENSIVE, BRANCH, NONE
    }

    /** Where it is handled on a day: what was said last of it, by a description or by a move. */
    public Presence presenceOn(LocalDate day) {
        return Presences.on(this, day);
    }

    /** How often an applicant has to come, as promised on a day; null when nothing is promised. */
    public @Nullable Integer visitsOn(LocalDate day) {
        Version described = null;
        for (Version version : versions) {
            described = described == null || !version.since().isAfter(day) ? version : described;
        }
        VisitPromise promised = visitPromises.stream().filter(promise -> !promise.since().isAfter(day))
                .max(Comparator.comparing(VisitPromise::since).thenComparing(VisitPromise::at)).orElse(null);
        if (promised != null && (described == null || !promised.since().isBefore(described.since()))) {
            return promised.visits();
        }
        return described == null ? null : described.published().visits();
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
