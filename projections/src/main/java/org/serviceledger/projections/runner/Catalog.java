package org.serviceledger.projections.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.read.RebuildRefused;
import org.serviceledger.projections.runner.Generation.Phase;

/**
 * Which generations there are. What may become of them is decided here, by pure functions; that it is
 * agreed on by all processes is for whoever stores it.
 *
 * @param lastId the highest number that any generation ever had
 */
record Catalog(int lastId, List<Generation> generations) {

    static final Catalog EMPTY = new Catalog(0, List.of());

    Catalog {
        generations = List.copyOf(generations);
    }

    /** The generation that is read; null before there is any. */
    @Nullable
    Generation inUse() {
        return generations.stream().filter(g -> g.phase() == Phase.IN_USE).findFirst().orElse(null);
    }

    /** The generation that is being built; null when none is. */
    @Nullable
    Generation building() {
        return generations.stream().filter(Generation::isBeingBuilt).findFirst().orElse(null);
    }

    @Nullable
    Generation find(int id) {
        return generations.stream().filter(g -> g.id() == id).findFirst().orElse(null);
    }

    /** With a first generation, in use at once since there is nothing else to read. */
    Catalog begun(String version, int partitions, Instant now) {
        return inUse() != null ? this : with(Generation.begun(lastId + 1, version, partitions, Phase.IN_USE, now));
    }

    /**
     * With a new generation beside the one in use.
     *
     * @throws RebuildRefused when one is being built
     */
    Catalog rebuilding(String version, int partitions, Instant now) {
        if (building() != null) {
            throw new RebuildRefused(RebuildRefused.Reason.RUNNING);
        }
        return with(Generation.begun(lastId + 1, version, partitions, Phase.BUILDING, now));
    }

    /**
     * Views of another version than the one in use are built anew; what was being built of yet another
     * version is given up.
     */
    Catalog upgraded(String version, int partitions, Instant now) {
        Generation used = inUse();
        Generation building = building();
        if (used == null || used.version().equals(version)
                || building != null && building.version().equals(version)) {
            return this;
        }
        return (building == null ? this : cancelled()).rebuilding(version, partitions, now);
    }

    /** @throws RebuildRefused when nothing is being built */
    Catalog paused() {
        return changed(required(), g -> g.in(Phase.PAUSED));
    }

    /** @throws RebuildRefused when nothing is being built */
    Catalog resumed() {
        return changed(required(), g -> g.in(Phase.BUILDING));
    }

    /** @throws RebuildRefused when nothing is being built */
    Catalog cancelled() {
        return changed(required(), g -> g.in(Phase.DROPPING));
    }

    private Generation required() {
        Generation building = building();
        if (building == null) {
            throw new RebuildRefused(RebuildRefused.Reason.NONE);
        }
        return building;
    }

    /** With a caught-up generation in use; nothing changes when it is not being built any more. */
    Catalog switchedTo(int id, Instant now, Generation.@Nullable Comparison found) {
        Generation next = find(id);
        Generation used = inUse();
        if (next == null || used == null || next.phase() != Phase.BUILDING) {
            return this;
        }
        return changed(used, g -> g.retired(now)).changed(next, g -> g.switchedTo(now, found));
    }

    /** Generations that were left so long ago are to be deleted. */
    Catalog expired(Instant now, Duration afterlife) {
        Catalog all = this;
        for (Generation generation : generations) {
            Instant retired = generation.retiredAt();
            if (generation.phase() == Phase.RETIRED && retired != null && !now.isBefore(retired.plus(afterlife))) {
                all = all.changed(generation, g -> g.in(Phase.DROPPING));
            }
        }
        return all;
    }

    /** Without a generation of which nothing is left. */
    Catalog without(int id) {
        return new Catalog(lastId, generations.stream().filter(g -> g.id() != id).toList());
    }

    private Catalog with(Generation added) {
        List<Generation> more = new java.util.ArrayList<>(generations);
        more.add(added);
        return new Catalog(added.id(), more);
    }

    private Catalog changed(Generation one, UnaryOperator<Generation> change) {
        return new Catalog(lastId,
                generations.stream().map(g -> g.id() == one.id() ? change.apply(g) : g).toList());
    }
}
