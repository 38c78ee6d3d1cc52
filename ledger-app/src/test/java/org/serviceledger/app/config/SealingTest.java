package org.serviceledger.app.config;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.serviceledger.command.governance.SealMetricSnapshot;
import org.serviceledger.core.event.AssessmentEvent.MetricSnapshotSealed;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.GroupCommitLedger;
import org.serviceledger.core.ledger.InMemoryLedgerStore;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerLimits;
import org.serviceledger.core.ledger.LedgerMetrics;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.projections.read.RateReport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A report is made for a command that can be accepted, and for no other. */
class SealingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Ledger ledger = new GroupCommitLedger(new InMemoryLedgerStore(), Instant::now,
            new LedgerMetrics(new SimpleMeterRegistry()), LedgerLimits.defaults());
    private final List<RateReport.Subject> made = new ArrayList<>();
    private final Sealing sealing = new Sealing(ledger, subject -> {
        made.add(subject);
        return Mono.just(new RateReport.Made(subject, List.of()));
    }, region -> Mono.just(region.startsWith("9901")), () -> 41, () -> Instant.parse("2026-04-01T01:00:00Z"));

    @AfterEach
    void close() {
        ledger.close();
    }

    private SealMetricSnapshot prepared(String period, String region) {
        return sealing.prepare(SealMetricSnapshot.of(period, region)).block(PATIENCE);
    }

    @Test
    void a_period_that_is_over_gets_the_report_of_what_the_views_have() {
        // when
        SealMetricSnapshot.Report report = prepared("2026-Q1", "990100000000").report();
        // then
        assertThat(made).containsExactly(
                new RateReport.Subject("2026-Q1", "990100000000", 41, LocalDate.parse("2026-04-01")));
        assertThat(report.position()).isEqualTo(41);
        assertThat(report.hash()).isEqualTo(RateReport.hashOf(report.content().getBytes(UTF_8)));
    }

    private void sealed(String source) {
        MetricSnapshotSealed seal = new MetricSnapshotSealed("2026-03", "2026-03", null, 7L,
                LocalDate.parse("2026-04-01"), "ab", "{}");
        EventEnvelope told = new EventEnvelope("s1", source, "MetricSnapshotSealed", seal.subject(),
                OffsetDateTime.parse("2026-04-01T10:00:00+08:00"), null, null, null, null, false, seal);
        ledger.append(new Append(List.of(new NewEvent(told.type(), CloudEventCodec.CONTENT_TYPE,
                new CloudEventCodec().encode(told), seal.tags(), null)), null)).block(PATIENCE);
    }

    @Test
    void a_seal_that_a_source_tells_of_stands_in_nobodys_way() {
        // given
        sealed("urn:source");
        // then
        assertThat(prepared("2026-03", null).report()).isNotNull();
    }

    @Test
    void none_is_made_for_a_division_of_which_nothing_is_known() {
        assertThat(prepared("2026-03", "990200").regionKnown()).isFalse();
        assertThat(prepared("2026-03", "990100").report()).isNotNull();
        assertThat(made).hasSize(1);
    }

    @Test
    void none_is_made_for_a_period_that_goes_on_or_is_sealed_already() {
        // given
        sealed(OwnSources.COMMANDS);
        // then
        assertThat(prepared("2026-04", null).report()).isNull();
        assertThat(prepared("2026-03", null).report()).isNull();
        assertThat(made).isEmpty();
        // but of another division it is not sealed
        assertThat(prepared("2026-03", "990100000000").report()).isNotNull();
    }
}
