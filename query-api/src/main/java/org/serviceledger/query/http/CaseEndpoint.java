package org.serviceledger.query.http;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Corrector;
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
import org.serviceledger.projections.reference.ReferenceReader;

/** {@code GET /api/v1/cases/{caseNo}}: a case now, or as it was at a moment. */
@RestController
public final class CaseEndpoint {

    private static final CaseFileView CASES = new CaseFileView();
    private static final ItemView ITEMS = new ItemView();

    private final ViewReader views;
    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final LedgerClock clock;
    private final CaseAccess access;
    private final Corrector corrector;
    private final ReferenceReader references;

    public CaseEndpoint(ViewReader views, Ledger ledger, CloudEventCodec codec, LedgerClock clock,
            CaseAccess access, ReferenceReader references) {
        this.references = references;
        this.views = views;
        this.ledger = ledger;
        this.codec = codec;
        this.corrector = new Corrector(codec);
        this.clock = clock;
        this.access = access;
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
        return access.of(caseNo)
                .flatMap(may -> past
                        ? fold(caseNo, trueAt, recordedBy, last).flatMap(this::settled)
                        : views.find(CASES, caseNo))
                .filter(found -> found.position() >= 0)
                .switchIfEmpty(Mono.error(() -> CaseAccess.notFound(caseNo)))
                .flatMap(found -> answer(found, now));
    }

    private Mono<CaseAnswer> answer(CaseFile file, Instant now) {
        return item(file).map(item -> CaseAnswer.of(file, item.orElse(null), now));
    }

    /** A case as it is now, whoever asks; empty when nothing is known of it. */
    Mono<CaseAnswer> now(String caseNo) {
        return views.find(CASES, caseNo).flatMap(found -> answer(found, clock.now()));
    }

    /** A case that has been found, as it is now. */
    Mono<CaseAnswer> now(CaseFile file) {
        return answer(file, clock.now());
    }

    /**
     * The case as it was: of what was recorded by then, what had happened by then. A correction that was recorded by
     * then applies from the time of the fact that it corrects.
     */
    private Mono<CaseFile> fold(String caseNo, @Nullable Instant trueAt, @Nullable Instant recordedBy, long last) {
        return ledger.find(EventQuery.tagged(Tag.of(Tags.CASE, caseNo)), 0, last + 1).map(codec::recorded)
                .filter(event -> caseNo.equals(CASES.keyOf(event)))
                .takeWhile(event -> recordedBy == null || !event.recordedAt().isAfter(recordedBy)).collectList()
                .map(events -> corrector.corrected(events).stream()
                        .filter(event -> trueAt == null || Corrector.rewrites(event)
                                || !event.envelope().time().toInstant().isAfter(trueAt))
                        .reduce(CASES.empty(caseNo), CASES::evolve, (one, other) -> other))
                .filter(file -> file.trail().begun() != null);
    }

    /** With the items and calendars as they are known today. */
    private Mono<CaseFile> settled(CaseFile file) {
        return file.position() < 0
                ? Mono.just(file)
                : references.of(file.itemCode()).map(known -> CASES.settle(file, known));
    }

    /** What each day of a case counted as and why, and what follows from it. */
    @GetMapping("/api/v1/cases/{caseNo}/clock")
    public Mono<ClockAnswer> clock(@PathVariable String caseNo) {
        return access.of(caseNo).flatMap(may -> views.find(CASES, caseNo))
                .switchIfEmpty(Mono.error(() -> CaseAccess.notFound(caseNo)))
                .flatMap(file -> references.of(file.itemCode())
                        .map(known -> ClockAnswer.of(file, CASES.read(file, known, clock.now()))));
    }

    private Mono<Optional<ServiceItemPublished>> item(CaseFile file) {
        return file.itemCode().isEmpty()
                ? Mono.just(Optional.empty())
                : views.find(ITEMS, file.itemCode()).map(item -> Optional.ofNullable(item.published()))
                        .defaultIfEmpty(Optional.empty());
    }
}
