package org.serviceledger.query.http;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.read.ViewReader;

/** {@code GET /api/v1/cases/{caseNo}}: a case now, or as it was at a moment. */
@RestController
public final class CaseEndpoint {

    private static final CaseFileView CASES = new CaseFileView();
    private static final ItemView ITEMS = new ItemView();

    private final ViewReader views;
    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final LedgerClock clock;

    public CaseEndpoint(ViewReader views, Ledger ledger, CloudEventCodec codec, LedgerClock clock) {
        this.views = views;
        this.ledger = ledger;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * The case.
     *
     * @param asOf     as it was then, by the times at which things happened
     * @param knownAt  as it was known then, by the times at which things were recorded
     * @param position as it was known with the events up to this position
     */
    @GetMapping("/api/v1/cases/{caseNo}")
    public Mono<CaseAnswer> one(@PathVariable String caseNo, @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String knownAt, @RequestParam @Nullable String position) {
        Instant trueAt = Parameters.instant("asOf", asOf);
        Instant recordedBy = Parameters.instant("knownAt", knownAt);
        long last = Parameters.position("position", position, Long.MAX_VALUE - 1);
        boolean past = trueAt != null || recordedBy != null || position != null;
        Instant now = trueAt != null ? trueAt : recordedBy != null ? recordedBy : clock.now();
        Mono<CaseFile> file = past ? fold(caseNo, trueAt, recordedBy, last) : views.find(CASES, caseNo);
        return file.filter(found -> found.position() >= 0)
                .switchIfEmpty(Mono.error(() -> Parameters.problem(HttpStatus.NOT_FOUND, "case-not-found",
                        "nothing is recorded of case " + caseNo)))
                .flatMap(found -> item(found).map(item -> CaseAnswer.of(found, item.orElse(null), now)));
    }

    private Mono<CaseFile> fold(String caseNo, @Nullable Instant trueAt, @Nullable Instant recordedBy, long last) {
        return ledger.find(EventQuery.tagged(Tag.of(Tags.CASE, caseNo)), 0, last + 1).map(codec::recorded)
                .filter(event -> caseNo.equals(CASES.keyOf(event)))
                .filter(event -> trueAt == null || !event.envelope().time().toInstant().isAfter(trueAt))
                .filter(event -> recordedBy == null || !event.recordedAt().isAfter(recordedBy))
                .reduce(CASES.empty(caseNo), (CaseFile known, RecordedEvent event) -> CASES.evolve(known, event));
    }

    private Mono<Optional<ServiceItemPublished>> item(CaseFile file) {
        return file.itemCode().isEmpty()
                ? Mono.just(Optional.empty())
                : views.find(ITEMS, file.itemCode()).map(item -> Optional.ofNullable(item.published()))
                        .defaultIfEmpty(Optional.empty());
    }
}
