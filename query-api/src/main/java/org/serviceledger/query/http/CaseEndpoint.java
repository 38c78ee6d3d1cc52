package org.serviceledger.query.http;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Correction;
import org.serviceledger.core.event.CorrectionEvent;
import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ResultEvent.CertificateIssued;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.certificate.CertificateFile;
import org.serviceledger.projections.certificate.CertificateView;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.read.EvidenceReader;
import org.serviceledger.projections.read.PastReferences;
import org.serviceledger.projections.read.ReadableEvents;
import org.serviceledger.projections.read.StandingStill;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.reference.ReferenceReader;

/** {@code GET /api/v1/cases/{caseNo}}: a case now, or as it was at a moment. */
@RestController
public final class CaseEndpoint {

    private static final CaseFileView CASES = new CaseFileView();
    private static final ItemView ITEMS = new ItemView();
    private static final CertificateView CERTIFICATES = new CertificateView();

    private final ViewReader views;
    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final LedgerClock clock;
    private final CaseAccess access;
    private final Corrector corrector;
    private final ReferenceReader references;
    private final PastReferences past;

    public CaseEndpoint(ViewReader views, Ledger ledger, CloudEventCodec codec, LedgerClock clock,
            CaseAccess access, ReferenceReader references) {
        this.references = references;
        this.past = new PastReferences(views, ledger, codec);
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
     * @param position as it was known with the events up to this position; 404 {@code position-not-reached} when
     *                 nothing has been recorded there yet
     */
    @GetMapping("/api/v1/cases/{caseNo}")
    public Mono<CaseDetail> one(@PathVariable String caseNo, @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String knownAt, @RequestParam @Nullable String position) {
        Instant trueAt = Parameters.instant("asOf", asOf);
        Instant recordedBy = Parameters.instant("knownAt", knownAt);
        long last = Parameters.position("position", position, Long.MAX_VALUE - 1);
        boolean past = trueAt != null || recordedBy != null || position != null;
        Instant now = trueAt != null ? trueAt : recordedBy != null ? recordedBy : clock.now();
        if (position != null && last != Long.MAX_VALUE - 1 && last >= ledger.head().nextPosition()) {
            return Mono.error(Parameters.problem(HttpStatus.NOT_FOUND, "position-not-reached",
                    "nothing has been recorded yet at position " + last));
        }
        return access.of(caseNo).flatMap(
                may -> (past ? then(caseNo, trueAt, recordedBy, last, now) : now(caseNo)).map(found -> may.own()
                        ? found.forApplicant()
                        : may.masked() ? found.masked() : found))
                .switchIfEmpty(Mono.error(() -> CaseAccess.notFound(caseNo)));
    }

    private Mono<CaseAnswer> answer(CaseFile file, Instant now) {
        return item(file).map(item -> CaseAnswer.of(file, item.orElse(null), now));
    }

    /** A case as it is now, whoever asks; empty when nothing is known of it. */
    Mono<CaseDetail> now(String caseNo) {
        Instant now = clock.now();
        return views.find(CASES, caseNo).filter(file -> file.position() >= 0).flatMap(file -> {
            Predicate<RecordedEvent> known = event -> event.position() <= file.position();
            return Mono.zip(answer(file, now), told(caseNo, known).collectList())
                    .flatMap(found -> detail(file, found.getT1(), found.getT2(), event -> true, now));
        });
    }

    /** A case that has been found, as it is now. */
    Mono<CaseAnswer> now(CaseFile file) {
        return answer(file, clock.now());
    }

    /**
     * The case as it was: of what was recorded by then, what had happened by then. A correction that was recorded by
     * then applies from the time of the fact that it corrects; items, calendars and policies are those known then.
     * Of a case that stands still it is what was known before the event that could not be applied to it.
     */
    private Mono<CaseDetail> then(String caseNo, @Nullable Instant trueAt, @Nullable Instant recordedBy, long last,
            Instant now) {
        return known(caseNo, recordedBy, last).flatMap(known -> told(caseNo, known).collectList().flatMap(told -> {
            List<RecordedEvent> held = trueBy(told, trueAt);
            CaseFile file = folded(caseNo, held);
            return file.trail().begun() == null
                    ? Mono.<CaseDetail>empty()
                    : past.of(file.itemCode(), known).flatMap(references -> {
                        CaseFile settled = CASES.settle(file, references);
                        ServiceItemPublished item = references.item(file.itemCode(), CaseFileView.dayOfTerms(file));
                        return detail(settled, CaseAnswer.of(settled, item, now), held,
                                known.and(event -> trueAt == null
                                        || !event.envelope().time().toInstant().isAfter(trueAt)),
                                now);
                    });
        }));
    }

    private Mono<Predicate<RecordedEvent>> known(String caseNo, @Nullable Instant recordedBy, long last) {
        return StandingStill.in(views).map(still -> still.reached(CASES, caseNo, last))
                .map(reached -> event -> event.position() <= reached
                        && (recordedBy == null || !event.recordedAt().isAfter(recordedBy)));
    }

    private CaseFile folded(String caseNo, List<RecordedEvent> held) {
        return corrector.corrected(held).stream().reduce(CASES.empty(caseNo), CASES::evolve, (one, other) -> other);
    }

    /** The facts that had happened by a time, and the corrections of them. */
    private List<RecordedEvent> trueBy(List<RecordedEvent> told, @Nullable Instant trueAt) {
        if (trueAt == null) {
            return told;
        }
        Set<Long> happened = corrector.corrected(told).stream()
                .filter(event -> event.data() instanceof CorrectionEvent
                        || !event.envelope().time().toInstant().isAfter(trueAt))
                .map(RecordedEvent::position).collect(Collectors.toSet());
        List<RecordedEvent> found = told.stream().filter(event -> happened.contains(event.position())).toList();
        return found.stream().filter(event -> {
            Correction correction = Correction.of(event);
            return !(event.data() instanceof CorrectionEvent) || correction != null
                    && found.stream().anyMatch(fact -> correction.concerns(fact.envelope()));
        }).toList();
    }

    /** The events of a case as they were told, as far as they were known. */
    private Flux<RecordedEvent> told(String caseNo, Predicate<RecordedEvent> known) {
        return ReadableEvents.of(ledger.find(EventQuery.tagged(Tag.of(Tags.CASE, caseNo)), 0, Long.MAX_VALUE), codec)
                .takeWhile(known).filter(event -> caseNo.equals(CASES.keyOf(event)));
    }

    private Mono<CaseDetail> detail(CaseFile file, CaseAnswer answer, List<RecordedEvent> told,
            Predicate<RecordedEvent> known, Instant now) {
        List<RecordedEvent> right = corrector.corrected(told);
        return Flux.fromStream(right.stream().map(CERTIFICATES::keyOf).filter(Objects::nonNull).distinct())
                .concatMap(number -> certificate(number, told, known,
                        right.stream().anyMatch(event -> issues(event, number))))
                .filter(found -> found.position() >= 0)
                .collectList()
                .map(certificates -> new CaseDetail(answer, NextStep.of(file, now),
                        certificates.stream().map(found -> CertificateAnswer.of(found, now)).toList(),
                        EvidenceReader.missing(file, Days.of(now)),
                        CaseDossier.of(told, corrector)));
    }

    private static boolean issues(RecordedEvent event, String number) {
        return event.data() instanceof CertificateIssued fact && number.equals(fact.certificateNo());
    }

    /**
     * A certificate with what happened to it in other cases too.
     *
     * @param own whether the case itself issued it: then another one that bears the same number is not meant
     */
    private Mono<CertificateFile> certificate(String number, List<RecordedEvent> told,
            Predicate<RecordedEvent> known, boolean own) {
        Set<Long> ofCase = told.stream().map(RecordedEvent::position).collect(Collectors.toSet());
        List<Correction> corrections = Corrector.among(told);
        return ReadableEvents
                .of(ledger.find(EventQuery.tagged(Tag.of(Tags.CERTIFICATE, number)), 0, Long.MAX_VALUE), codec)
                .filter(event -> number.equals(CERTIFICATES.keyOf(event)))
                .filter(event -> !own || !issues(event, number) || ofCase.contains(event.position()))
                .map(event -> corrector.corrected(event, corrections)).filter(known)
                .reduce(CERTIFICATES.empty(number), CERTIFICATES::evolve);
    }

    /**
     * What each day of a case counted as and why, and what follows from it; {@code asOf} and {@code knownAt} as for
     * the case.
     */
    @GetMapping("/api/v1/cases/{caseNo}/clock")
    public Mono<ClockAnswer> clock(@PathVariable String caseNo, @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String knownAt) {
        Instant trueAt = Parameters.instant("asOf", asOf);
        Instant recordedBy = Parameters.instant("knownAt", knownAt);
        Instant now = trueAt != null ? trueAt : recordedBy != null ? recordedBy : clock.now();
        boolean then = trueAt != null || recordedBy != null;
        return access.of(caseNo)
                .flatMap(may -> then
                        ? known(caseNo, recordedBy, Long.MAX_VALUE)
                                .flatMap(known -> clockThen(caseNo, trueAt, known, now))
                        : clockNow(caseNo))
                .switchIfEmpty(Mono.error(() -> CaseAccess.notFound(caseNo)));
    }

    private Mono<ClockAnswer> clockThen(String caseNo, @Nullable Instant trueAt, Predicate<RecordedEvent> known,
            Instant now) {
        return told(caseNo, known).collectList().map(told -> folded(caseNo, trueBy(told, trueAt)))
                .filter(file -> file.trail().begun() != null)
                .flatMap(file -> past.of(file.itemCode(), known).map(references -> clock(file, references, now)));
    }

    /** The clock of a case as it is now, whoever asks; empty when nothing is known of it. */
    Mono<ClockAnswer> clockNow(String caseNo) {
        return views.find(CASES, caseNo).filter(file -> file.position() >= 0)
                .flatMap(file -> references.of(file.itemCode()).map(known -> clock(file, known, clock.now())));
    }

    private static ClockAnswer clock(CaseFile file, KnownReferences known, Instant now) {
        return ClockAnswer.of(file, CASES.read(file, known, now), CASES.hearing(file, known));
    }

    private Mono<Optional<ServiceItemPublished>> item(CaseFile file) {
        return file.itemCode().isEmpty()
                ? Mono.just(Optional.empty())
                : views.find(ITEMS, file.itemCode()).map(item -> Optional.ofNullable(item.published()))
                        .defaultIfEmpty(Optional.empty());
    }
}
