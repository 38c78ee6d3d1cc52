package org.serviceledger.query.http;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.AssessmentEvent.MetricSnapshotSealed;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.read.RateReport;
import org.serviceledger.projections.read.RateReport.Made;
import org.serviceledger.projections.read.RateReport.Subject;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.report.SnapshotFile;
import org.serviceledger.projections.report.SnapshotView;

/** The sealed reports (统计封存): which there are, and each made anew from the log. */
@RestController
public final class ReportEndpoint {

    private static final SnapshotView SNAPSHOTS = new SnapshotView();
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ViewReader views;
    private final RateReport reports;

    public ReportEndpoint(ViewReader views, RateReport reports) {
        this.views = views;
        this.reports = reports;
    }

    /**
     * A sealed report.
     *
     * @param position    last position that was counted
     * @param contentHash SHA-256 of the report, hexadecimal
     */
    public record Sealed(String id, @Nullable String period, @Nullable String region, @Nullable Long position,
            @Nullable LocalDate sealedOn, @Nullable OffsetDateTime sealedAt, @Nullable String contentHash) {}

    /** Every sealed report, the latest period first. */
    @GetMapping("/api/v1/reports")
    public Mono<ItemList<Sealed>> all() {
        return views.all(SNAPSHOTS, SnapshotView.LIST).mapNotNull(ReportEndpoint::sealed)
                .sort(Comparator.comparing(Sealed::id).reversed()).collectList().map(ItemList::whole);
    }

    private static @Nullable Sealed sealed(SnapshotFile file) {
        MetricSnapshotSealed sealed = file.sealed();
        return sealed == null
                ? null
                : new Sealed(file.snapshotId(), sealed.period(), sealed.region(), sealed.position(),
                        sealed.sealedOn(), file.sealedAt() == null ? null : Days.shown(file.sealedAt()),
                        sealed.contentHash());
    }

    /**
     * A sealed report, made anew from the log: byte for byte what was sealed, or a problem {@code report-differs}.
     *
     * @param format json or csv
     */
    @GetMapping("/api/v1/reports/{id}")
    public Mono<ResponseEntity<byte[]>> one(@PathVariable String id, @RequestParam @Nullable String format) {
        boolean csv = "csv".equals(format);
        if (format != null && !csv && !"json".equals(format)) {
            throw Parameters.bad("format", "must be json or csv");
        }
        return views.find(SNAPSHOTS, id).filter(file -> file.sealed() != null)
                .switchIfEmpty(Mono.error(() -> Parameters.problem(HttpStatus.NOT_FOUND, "report-not-found",
                        "no report " + id + " is sealed")))
                .flatMap(file -> {
                    MetricSnapshotSealed sealed = Objects.requireNonNull(file.sealed());
                    Subject subject = subject(sealed, file.position());
                    return made(subject).flatMap(made -> {
                        byte[] content = made.content();
                        String hash = RateReport.hashOf(content);
                        if (!hash.equals(sealed.contentHash())) {
                            return Mono.error(differs("made anew, the report is not the one that was sealed"));
                        }
                        return Mono.just(csv
                                ? body(made.csv().getBytes(StandardCharsets.UTF_8), CSV, hash)
                                : body(content, MediaType.APPLICATION_JSON, hash));
                    });
                });
    }

    /** What another origin calls a period need not be one. */
    private Mono<Made> made(Subject subject) {
        return Mono.defer(() -> reports.made(subject)).onErrorMap(IllegalArgumentException.class,
                e -> differs("what was sealed cannot be made anew: " + e.getMessage()));
    }

    private static ErrorResponseException differs(String detail) {
        return Parameters.problem(HttpStatus.CONFLICT, "report-differs", detail);
    }

    private static ResponseEntity<byte[]> body(byte[] content, MediaType type, String hash) {
        return ResponseEntity.ok().contentType(type).eTag(hash).body(content);
    }

    /** A fact of another origin may lack what makes a report. */
    private static Subject subject(MetricSnapshotSealed sealed, long recorded) {
        if (sealed.period() == null || sealed.position() == null || sealed.sealedOn() == null) {
            throw differs("what was sealed does not say of which period, position and day it is");
        }
        if (sealed.position() >= recorded) {
            throw differs("what was sealed names a position that had not been reached then");
        }
        return new Subject(sealed.period(), sealed.region(), sealed.position(), sealed.sealedOn());
    }
}
