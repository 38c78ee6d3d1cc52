package org.serviceledger.query.http;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.ProjectionStatus;
import org.serviceledger.projections.read.RebuildRefused;
import org.serviceledger.query.integrity.IntegrityMonitor;
import org.serviceledger.query.integrity.IntegrityReport;

/** How the ledger itself is: how far the views are, and whether the stored log is whole. */
@RestController
public final class StateEndpoint {

    private final ProjectionFeed feed;
    private final IntegrityMonitor integrity;

    public StateEndpoint(ProjectionFeed feed, IntegrityMonitor integrity) {
        this.feed = feed;
        this.integrity = integrity;
    }

    /** Position, lag and state of each projection. */
    @GetMapping("/api/v1/projections")
    public ItemList<ProjectionStatus> projections() {
        return ItemList.whole(List.of(feed.status()));
    }

    /** Begins to build the views anew, beside those that are read; 409 when that is being done already. */
    @PostMapping("/api/v1/projections/{name}/rebuild")
    public Mono<ResponseEntity<ProjectionStatus>> rebuild(@PathVariable String name) {
        return steered(name, feed::rebuild).map(status -> ResponseEntity.accepted().body(status));
    }

    /** Lets the building rest; 409 when nothing is being built. */
    @PostMapping("/api/v1/projections/{name}/rebuild/pause")
    public Mono<ProjectionStatus> pause(@PathVariable String name) {
        return steered(name, feed::pauseRebuild);
    }

    /** Goes on with the building; 409 when nothing is being built. */
    @PostMapping("/api/v1/projections/{name}/rebuild/resume")
    public Mono<ProjectionStatus> resume(@PathVariable String name) {
        return steered(name, feed::resumeRebuild);
    }

    /** Gives the building up and deletes what was built; 409 when nothing is being built. */
    @PostMapping("/api/v1/projections/{name}/rebuild/cancel")
    public Mono<ProjectionStatus> cancel(@PathVariable String name) {
        return steered(name, feed::cancelRebuild);
    }

    private Mono<ProjectionStatus> steered(String name, Supplier<Mono<ProjectionStatus>> work) {
        String known = feed.status().name();
        if (!name.equals(known)) {
            return Mono.error(Parameters.problem(HttpStatus.NOT_FOUND, "unknown-projection",
                    "the projection is " + known));
        }
        return Mono.defer(work).onErrorMap(RebuildRefused.class, refused -> Parameters.problem(HttpStatus.CONFLICT,
                refused.reason().code(), String.valueOf(refused.getMessage())));
    }

    /** The last whole check of the stored log, and the one that is running. */
    @GetMapping("/api/v1/integrity")
    public IntegrityReport integrity() {
        return integrity.report();
    }
}
