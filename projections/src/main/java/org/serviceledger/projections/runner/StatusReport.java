package org.serviceledger.projections.runner;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.Days;
import org.serviceledger.projections.read.ProjectionStatus;
import org.serviceledger.projections.read.ProjectionStatus.PartitionStatus;
import org.serviceledger.projections.read.ProjectionStatus.Phase;
import org.serviceledger.projections.read.ProjectionStatus.Rebuild;
import org.serviceledger.projections.read.ProjectionStatus.State;

/** Says how far everything is, from what the process knows of it. */
record StatusReport(String name, String member, long head, LagMeter lag, Switching switching) {

    /** Further behind than this is catching up, not keeping up. */
    private static final long USUAL_LAG = 1000;
    private static final int PARKED_SHOWN = 100;

    ProjectionStatus of(Catalog catalog, Readers readers, Map<Integer, GenerationWork> work, Set<String> living,
            boolean runsHere) {
        int id = readers.inUse();
        Generation generation = catalog.find(id);
        GenerationWork used = work.get(id);
        long position = readers.position();
        long behind = Math.max(0, head - position);
        boolean keptUp = runsHere || used != null && used.isKeptUpByOthers(living);
        State state = !keptUp ? State.STOPPED : behind > USUAL_LAG ? State.CATCHING_UP : State.RUNNING;
        return new ProjectionStatus(name, id, generation == null ? "" : generation.version(), position, head, behind,
                rounded(lag.secondsBeyond(position)), used == null ? 0 : rounded(used.eventsPerSecond()), state,
                used == null ? 0 : used.parkedKeys(),
                used == null ? List.of() : used.parked().stream().limit(PARKED_SHOWN).toList(),
                used == null ? List.of() : partitions(used), rebuild(catalog, work));
    }

    private List<PartitionStatus> partitions(GenerationWork used) {
        Set<Integer> here = used.held();
        return IntStream.range(0, used.generation().partitions()).mapToObj(partition -> {
            long position = used.position(partition);
            return new PartitionStatus(partition, used.owner(partition), here.contains(partition), position,
                    Math.max(0, head - position), rounded(lag.secondsBeyond(position)));
        }).toList();
    }

    /** The generation that is being built, or the one that was built last. */
    private @Nullable Rebuild rebuild(Catalog catalog, Map<Integer, GenerationWork> work) {
        Generation building = catalog.building();
        Generation shown = building != null
                ? building
                : catalog.generations().stream().filter(g -> g.switchedAt() != null)
                        .max(Comparator.comparingInt(Generation::id)).orElse(null);
        return shown == null ? null : rebuild(shown, work.get(shown.id()));
    }

    private Rebuild rebuild(Generation shown, @Nullable GenerationWork built) {
        long position = built == null ? -1 : built.position();
        double rate = built == null ? 0 : built.eventsPerSecond();
        Generation.Comparison found = shown.comparison();
        Phase phase = shown.switchedAt() != null
                ? Phase.SWITCHED
                : shown.phase() == Generation.Phase.PAUSED
                        ? Phase.PAUSED
                        : switching.isComparing(shown.id()) ? Phase.COMPARING : Phase.BUILDING;
        Long eta = phase == Phase.BUILDING && rate > 0 ? Math.round(Math.max(0, head - position) / rate) : null;
        return new Rebuild(shown.id(), shown.version(), shown.partitions(), phase, shown(shown.startedAt()),
                shown.switchedAt() == null ? null : shown(shown.switchedAt()), position,
                head < 0 ? 100 : Math.round(1000.0 * Math.min(head + 1, position + 1) / (head + 1)) / 10.0,
                rounded(rate), eta, found == null ? null : found.identical(),
                found == null ? null : found.documents(), found == null ? null : found.buckets(),
                found == null ? null : found.undecided(), found == null ? List.of() : found.examples(),
                switching.switchMillis(shown.id()));
    }

    private static OffsetDateTime shown(Instant instant) {
        return Days.shown(instant);
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
