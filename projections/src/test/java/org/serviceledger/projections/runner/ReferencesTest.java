package org.serviceledger.projections.runner;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.event.AssessmentEvent.MetricDefinitionPublished;
import org.serviceledger.core.event.EvaluationEvent.EvaluationSubmitted;
import org.serviceledger.core.event.HallEvent.HallRegistered;
import org.serviceledger.core.event.ItemEvent.ServiceItemEnteredHall;
import org.serviceledger.core.event.MetricThreshold;
import org.serviceledger.core.event.Satisfaction;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.TestLedger;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.casefile.MeasureTerms;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.rates.Definition;
import org.serviceledger.projections.rates.MetricCatalogue;

import static org.assertj.core.api.Assertions.assertThat;

/** Reference data reach the views that depend on them, whichever is told first, and after a new start too. */
class ReferencesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NINE = "2026-03-02T09:00:00+08:00";

    @TempDir
    private Path directory;
    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    private Projection projection() {
        Projection projection = Projection.open(ledger, directory.resolve("views.db"));
        projection.runner().start();
        return projection;
    }

    private void tell(ServiceEvent... facts) {
        for (ServiceEvent fact : facts) {
            ledger.append(Facts.fact(NINE, fact));
        }
    }

    private static HallRegistered branch(String hallId) {
        return new HallRegistered(hallId, null, null, null, null, null, null, null, true);
    }

    @Test
    void an_item_knows_which_of_its_halls_are_branches() {
        // given one hall told before the item that enters it, one after, in one batch
        tell(branch("before"), new ServiceItemEnteredHall("I1", "before", null),
                new ServiceItemEnteredHall("I1", "after", null), branch("after"));
        try (Projection projection = projection()) {
            projection.awaitEnd();
            // then
            assertThat(branches(projection)).containsExactlyInAnyOrder("before", "after");
            // when one is told of later
            tell(new ServiceItemEnteredHall("I1", "later", null));
            projection.awaitEnd();
            tell(branch("later"));
            projection.awaitEnd();
            assertThat(branches(projection)).containsExactlyInAnyOrder("before", "after", "later");
        }
        // and when it is entered after a new start
        tell(new ServiceItemEnteredHall("I2", "later", null));
        try (Projection projection = projection()) {
            projection.awaitEnd();
            assertThat(projection.views().find(new ItemView(), "I2").block(PATIENCE).branches())
                    .containsExactly("later");
        }
    }

    private static java.util.Set<String> branches(Projection projection) {
        return projection.views().find(new ItemView(), "I1").block(PATIENCE).branches();
    }

    @Test
    void a_bad_review_is_put_right_within_the_days_that_its_metric_lays_down() {
        // given
        tell(bad("early"));
        try (Projection projection = projection()) {
            projection.awaitEnd();
            assertThat(rectified(projection, "early")).isEqualTo(OffsetDateTime.parse("2026-03-24T00:00+08:00"));
            // when
            tell(withinDays(3));
            projection.awaitEnd();
            tell(bad("late"));
            projection.awaitEnd();
            // then
            assertThat(rectified(projection, "early")).isEqualTo(OffsetDateTime.parse("2026-03-06T00:00+08:00"));
            assertThat(rectified(projection, "late")).isEqualTo(OffsetDateTime.parse("2026-03-06T00:00+08:00"));
        }
        tell(bad("after a new start"));
        try (Projection projection = projection()) {
            projection.awaitEnd();
            assertThat(rectified(projection, "after a new start"))
                    .isEqualTo(OffsetDateTime.parse("2026-03-06T00:00+08:00"));
        }
    }

    private static EvaluationSubmitted bad(String caseNo) {
        return new EvaluationSubmitted(caseNo, Satisfaction.DISSATISFIED, null, null, null, null, null);
    }

    private static MetricDefinitionPublished withinDays(int days) {
        MetricDefinitionPublished known = MetricCatalogue.publications().stream()
                .filter(one -> one.metric().equals("negative-review-rectified")).findFirst().orElseThrow();
        return new MetricDefinitionPublished(known.metric(), known.definition(), 9, known.name(), known.nameEn(),
                known.counts(), known.countsEn(), known.unit(), known.levels(), known.choice(), known.standard(),
                known.numerator(), known.denominator(),
                List.of(new MetricThreshold(Definition.RECTIFICATION_DAYS, BigDecimal.valueOf(days))),
                LocalDate.of(2026, 1, 1), null);
    }

    private static OffsetDateTime rectified(Projection projection, String caseNo) {
        MeasureTerms terms = projection.views().find(new CaseFileView(), caseNo).block(PATIENCE).measures().terms();
        return terms.rectifyEnd().atZone(java.time.ZoneId.of("Asia/Shanghai")).toOffsetDateTime();
    }
}
