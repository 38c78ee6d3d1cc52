package org.serviceledger.query.http;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.read.ProjectionFeed;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.reference.ReferenceReader;
import org.serviceledger.projections.source.SourceFile;
import org.serviceledger.projections.source.SourceView;

/** {@code GET /api/v1/inflow}: what comes in from the sources, how late, and what is missing of it (实时汇入). */
@RestController
public final class InflowEndpoint {

    private static final SourceView SOURCES = new SourceView();

    private final ViewReader views;
    private final ProjectionFeed feed;
    private final LedgerClock clock;
    private final ReferenceReader references;
    private final CallerSource callers;

    public InflowEndpoint(ViewReader views, ProjectionFeed feed, LedgerClock clock, ReferenceReader references,
            CallerSource callers) {
        this.references = references;
        this.callers = callers;
        this.views = views;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * Every source by name, and the seven categories summed over them; to a source itself only what is its own.
     *
     * @param source when given, this one only; one that has sent nothing is an empty list
     */
    @GetMapping("/api/v1/inflow")
    public Mono<InflowAnswer> inflow(@RequestParam @Nullable String source) {
        return Mono.defer(() -> {
            long position = feed.position();
            Instant now = clock.now();
            Mono<List<SourceFile>> seen = callers.caller().flatMap(caller -> files(Parameters.nonEmpty(source))
                    .filter(file -> caller.sees(file.source())).collectList());
            return Mono.zip(seen, references.of(""))
                    .map(found -> InflowAnswer.of(found.getT1(), position, now,
                            found.getT2().clock(null, Days.of(now)).calendar()::isWorkingDay));
        });
    }

    private Flux<SourceFile> files(@Nullable String source) {
        return source == null ? views.all(SOURCES, SourceView.LIST) : views.find(SOURCES, source).flux();
    }
}
