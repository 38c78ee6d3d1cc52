package org.serviceledger.query.export;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.casefile.CaseStatus;
import org.serviceledger.projections.casefile.Irregularities;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.read.ViewReader;

/** Cases as rows of a table. Nothing in it names a person. */
final class CaseRows {

    static final List<String> COLUMNS = List.of("caseNo", "itemCode", "itemName", "department", "departmentName",
            "region", "channel", "status", "light", "submittedAt", "receivedAt", "acceptedAt", "decidedAt", "outcome",
            "closedAt", "result", "promisedDueAt", "legalDueAt", "currentStep", "satisfaction", "irregularities",
            "position");

    private static final ItemView ITEMS = new ItemView();

    private final ViewReader views;
    private final LedgerClock clock;

    CaseRows(ViewReader views, LedgerClock clock) {
        this.views = views;
        this.clock = clock;
    }

    Mono<String> row(CaseFile file) {
        Mono<Optional<ServiceItemPublished>> item = file.itemCode().isEmpty()
                ? Mono.just(Optional.empty())
                : views.find(ITEMS, file.itemCode())
                        .map(found -> Optional.ofNullable(found.on(CaseFileView.dayOfTerms(file))))
                        .defaultIfEmpty(Optional.empty());
        return item.map(found -> row(file, found.orElse(null), clock.now()));
    }

    private static String row(CaseFile file, @Nullable ServiceItemPublished item, Instant now) {
        var submission = file.submission();
        var decision = file.decision();
        var closing = file.closing();
        return CsvCells.row(Arrays.asList(file.caseNo(), file.itemCode(), item == null ? null : item.name(),
                item == null ? null : item.department(), item == null ? null : item.departmentName(),
                item == null ? null : item.region(), submission == null ? null : submission.channel(),
                CaseStatus.of(file, now), file.lightAt(now), shown(submission == null ? null : submission.at()),
                shown(file.received() == null ? null : file.received().at()),
                shown(file.accepted() == null ? null : file.accepted().at()),
                shown(decision == null ? null : decision.at()), decision == null ? null : decision.outcome(),
                shown(closing == null ? null : closing.at()), closing == null ? null : closing.result(),
                lastSecond(file.promisedEnd(now)), lastSecond(file.legalEnd(now)),
                file.lastStep() == null ? null : file.lastStep().name(),
                file.evaluation() == null ? null : file.evaluation().satisfaction(),
                Irregularities.of(file).stream().map(Irregularities.Irregularity::code).distinct()
                        .collect(Collectors.joining(" ")),
                file.position()));
    }

    private static @Nullable OffsetDateTime lastSecond(@Nullable Instant end) {
        return end == null ? null : Days.shown(end.minusSeconds(1));
    }

    private static @Nullable OffsetDateTime shown(@Nullable Instant instant) {
        return instant == null ? null : Days.shown(instant);
    }
}
