package org.serviceledger.app.config;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

import reactor.core.publisher.Mono;

import org.serviceledger.command.governance.SealMetricSnapshot;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.AssessmentEvent.MetricSnapshotSealed;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.read.RateReport;

/**
 * Makes the report that a command seals, of what the views have by now; but not for a command that will be refused
 * anyway, since a report takes long and anybody may ask again and again.
 *
 * @param reports  makes one
 * @param regions  whether something is known of a division
 * @param position up to which the views have everything
 */
record Sealing(Ledger ledger, Function<RateReport.Subject, Mono<RateReport.Made>> reports,
        Function<String, Mono<Boolean>> regions, LongSupplier position, LedgerClock clock) {

    private static final CloudEventCodec CODEC = new CloudEventCodec();
    private static final Set<String> SEALS = Set.of(MetricSnapshotSealed.class.getSimpleName());

    Mono<SealMetricSnapshot> prepare(SealMetricSnapshot command) {
        LocalDate today = Days.of(clock.now());
        if (!command.isOver(today)) {
            return Mono.just(command);
        }
        return isSealed(command).flatMap(sealed -> sealed ? Mono.just(command) : ofKnown(command, today));
    }

    private Mono<SealMetricSnapshot> ofKnown(SealMetricSnapshot command, LocalDate today) {
        String region = command.region();
        return (region == null ? Mono.just(true) : regions.apply(region))
                .flatMap(known -> known ? made(command, today) : Mono.just(command.ofUnknownRegion()));
    }

    /** By a command: a source may tell of a seal, but that is none. */
    private Mono<Boolean> isSealed(SealMetricSnapshot command) {
        EventCriterion seal = new EventCriterion(SEALS, Set.of(Tag.of(Tags.SNAPSHOT, command.snapshotId())));
        return ledger.find(EventQuery.of(seal), 0, Long.MAX_VALUE).map(CODEC::recorded)
                .any(event -> OwnSources.decidedByCommand(event.envelope().source()));
    }

    private Mono<SealMetricSnapshot> made(SealMetricSnapshot command, LocalDate today) {
        long last = position.getAsLong();
        return reports.apply(new RateReport.Subject(command.period(), command.region(), last, today))
                .map(RateReport.Made::content)
                .map(content -> command.with(new SealMetricSnapshot.Report(last, today,
                        new String(content, StandardCharsets.UTF_8), RateReport.hashOf(content))));
    }
}
