package org.serviceledger.query.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.reference.ReferenceReader;

/** {@code GET /api/v1/cases/{caseNo}}: a case now, or as it was at a moment; {@code GET /api/v1/my/cases}. */
@RestController
public final class CaseEndpoint {

    private static final CaseFileView CASES = new CaseFileView();
    private static final ItemView ITEMS = new ItemView();
    private static final String SUBMISSION = "ApplicationSubmitted";
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int AT_A_TIME = 32;

    private final ViewReader views;
    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final LedgerClock clock;
    private final CaseAccess access;
    private final ReferenceReader references;

    public CaseEndpoint(ViewReader views, Ledger ledger, CloudEventCodec codec, LedgerClock clock,
            CaseAccess access, ReferenceReader references) {
        this.references = references;
        this.views = views;
        this.ledger = ledger;
        this.codec = codec;
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

    /** The caller's own cases, the newest application first, across all departments. */
    @GetMapping("/api/v1/my/cases")
    public Mono<ItemList<CaseAnswer>> mine(@RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        int size = Parameters.limit(limit, USUAL, MOST);
        long before = Parameters.position("cursor", cursor, Long.MAX_VALUE);
        return access.subject().flatMap(subject -> applicationsOf(subject, before, size + 1))
                .flatMap(found -> page(found, size));
    }

    /** The last applications of somebody before a position, the newest first. */
    private Mono<List<CaseFile>> applicationsOf(String subject, long before, int count) {
        EventQuery applications = EventQuery.of(new EventCriterion(Set.of(SUBMISSION),
                Set.of(Tag.of(Tags.SUBJECT, subject))));
        // A second application for a case does not make it somebody's: only the first one counts.
        return ledger.find(applications, 0, before).map(codec::recorded)
                .concatMap(event -> views.find(CASES, event.envelope().subject())
                        .filter(file -> file.submission() != null && file.submission().position() == event.position()),
                        AT_A_TIME)
                .takeLast(count).collectList().map(List::reversed);
    }

    private Mono<ItemList<CaseAnswer>> page(List<CaseFile> found, int size) {
        List<CaseFile> shown = found.size() > size ? found.subList(0, size) : found;
        CaseFile last = found.size() > size ? shown.getLast() : null;
        String next = last == null || last.submission() == null
                ? null
                : String.valueOf(last.submission().position());
        return Flux.fromIterable(shown).concatMap(file -> answer(file, clock.now())).collectList()
                .map(items -> new ItemList<>(items, next));
    }

    private Mono<CaseAnswer> answer(CaseFile file, Instant now) {
        return item(file).map(item -> CaseAnswer.of(file, item.orElse(null), now));
    }

    /** A case as it is now, whoever asks; empty when nothing is known of it. */
    Mono<CaseAnswer> now(String caseNo) {
        return views.find(CASES, caseNo).flatMap(found -> answer(found, clock.now()));
    }

    private Mono<CaseFile> fold(String caseNo, @Nullable Instant trueAt, @Nullable Instant recordedBy, long last) {
        return ledger.find(EventQuery.tagged(Tag.of(Tags.CASE, caseNo)), 0, last + 1).map(codec::recorded)
                .filter(event -> caseNo.equals(CASES.keyOf(event)))
                .filter(event -> trueAt == null || !event.envelope().time().toInstant().isAfter(trueAt))
                .filter(event -> recordedBy == null || !event.recordedAt().isAfter(recordedBy))
                .reduce(CASES.empty(caseNo), (CaseFile known, RecordedEvent event) -> CASES.evolve(known, event));
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
