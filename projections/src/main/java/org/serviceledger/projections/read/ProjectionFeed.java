package org.serviceledger.projections.read;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells that views have moved, and lets them be built anew. */
public interface ProjectionFeed {

    /** Position up to which the views have everything; -1 when nothing has been applied. */
    long position();

    /** The same, now and whenever it moves; a slow subscriber sees the latest only. */
    Flux<Long> positions();

    /** How far the projection is. */
    ProjectionStatus status();

    /**
     * Begins to build the views anew, beside those that are read.
     *
     * @return how far it is then; error {@link RebuildRefused} when that is being done already
     */
    Mono<ProjectionStatus> rebuild();

    /** Lets the building rest; error {@link RebuildRefused} when nothing is being built. */
    Mono<ProjectionStatus> pauseRebuild();

    /** Goes on with the building; error {@link RebuildRefused} when nothing is being built. */
    Mono<ProjectionStatus> resumeRebuild();

    /** Gives the building up; error {@link RebuildRefused} when nothing is being built. */
    Mono<ProjectionStatus> cancelRebuild();
}
