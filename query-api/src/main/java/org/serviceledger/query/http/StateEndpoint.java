package org.serviceledger.query.http;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.ProjectionStatus;
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

    /** The last whole check of the stored log, and the one that is running. */
    @GetMapping("/api/v1/integrity")
    public IntegrityReport integrity() {
        return integrity.report();
    }
}
