package org.serviceledger.projections.read;

import reactor.core.publisher.Flux;

/** Tells that views have moved. */
public interface ProjectionFeed {

    /** Position of the last event applied; -1 when none has been. */
    long position();

    /** The same, now and whenever it moves; a slow subscriber sees the latest only. */
    Flux<Long> positions();

    /** How far the projection is. */
    ProjectionStatus status();
}
