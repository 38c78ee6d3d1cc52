package org.serviceledger.projections.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.TimeLimit;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.References;
import org.serviceledger.projections.TestLedger;
import org.serviceledger.projections.View;
import org.serviceledger.projections.Views;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.read.ProjectionStatus.State;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.sqlite.SqliteViewStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Views follow a calendar, and one that cannot does not keep the others from it. */
class ResettlementTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NINE = "2026-03-02T09:00:00+08:00";
    private static final Instant DUE = Instant.parse("2026-03-09T16:00:00Z");
    private static final Instant A_DAY_LATER = Instant.parse("2026-03-10T16:00:00Z");

    @TempDir
    private Path directory;
    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    private Projection start(List<View<?>> views) {
        Projection projection = Projection.over(ledger, SqliteViewStore.open(directory.resolve("views.db")), views,
                Projection.FEW_RETRIES);
        projection.runner().start();
        projection.awaitEnd();
        return projection;
    }

    private static List<View<?>> with(DelegatingCaseView cases) {
        List<View<?>> views = new ArrayList<>(Views.ALL);
        views.replaceAll(view -> view instanceof CaseFileView ? cases : view);
        return views;
    }

    private void tell(ServiceEvent... facts) {
        for (ServiceEvent fact : facts) {
            ledger.append(Facts.fact(NINE, fact));
        }
    }

    private void accept(String caseNo) {
        tell(new ApplicationSubmitted(caseNo, "I1", null, null, null, null),
                new ApplicationAccepted(caseNo, null, null, null));
    }

    /** A year, an item that promises five working days, and two cases of it. */
    private void told() {
        tell(new CalendarPublished(2026, List.of(), List.of(), null),
                new ServiceItemPublished("I1", "事项", null, null, null, null, null, null, null,
                        new TimeLimit(5, LimitUnit.WORKING_DAY), false, 0, 0, false, 1, null));
        accept("A");
        accept("B");
    }

    private static CalendarAmended off(String day) {
        return new CalendarAmended(2026, List.of(LocalDate.parse(day)), null, null, null);
    }

    private static Instant due(Projection projection, String caseNo) {
        return projection.views().find(new CaseFileView(), caseNo).block(PATIENCE).clock().promisedEnd();
    }

    @Test
    void a_view_that_cannot_follow_stands_still_and_the_others_follow() {
        // given
        told();
        try (Projection projection = start(with(new NotFollowing("A")))) {
            assertThat(due(projection, "A")).isEqualTo(DUE);
            // when
            tell(off("2026-03-04"));
            accept("C");
            projection.awaitEnd();
            // then
            assertThat(due(projection, "A")).isEqualTo(DUE);
            assertThat(due(projection, "B")).isEqualTo(A_DAY_LATER);
            assertThat(due(projection, "C")).isEqualTo(A_DAY_LATER);
            assertThat(projection.runner().status().state()).isEqualTo(State.RUNNING);
            ParkedKey parked = projection.store().parked(1, 10).blockFirst(PATIENCE);
            assertThat(parked.id()).isEqualTo("A");
            assertThat(parked.reason()).contains("this fold is broken");
        }
        // and after a new start
        tell(off("2026-03-05"));
        accept("D");
        try (Projection projection = start(Views.ALL)) {
            assertThat(due(projection, "A")).isEqualTo(DUE);
            assertThat(due(projection, "D")).isEqualTo(A_DAY_LATER);
            assertThat(projection.runner().status().parkedKeys()).isEqualTo(1);
        }
    }

    @Test
    void where_it_cannot_be_told_which_views_a_calendar_moves_all_follow_it() {
        // given
        told();
        try (Projection projection = start(with(new NotTelling()))) {
            // when
            tell(off("2026-03-04"));
            projection.awaitEnd();
            // then
            assertThat(due(projection, "A")).isEqualTo(A_DAY_LATER);
            assertThat(projection.runner().status().parkedKeys()).isZero();
        }
    }

    @Test
    void a_calendar_of_a_year_that_no_count_comes_to_is_passed_over() {
        // given
        told();
        try (Projection projection = start(Views.ALL)) {
            // when
            tell(new CalendarPublished(Integer.MIN_VALUE, List.of(), List.of(), null), off("2026-03-04"));
            projection.awaitEnd();
            // then
            assertThat(due(projection, "A")).isEqualTo(A_DAY_LATER);
            assertThat(projection.runner().status().parkedKeys()).isZero();
        }
    }

    /** Cannot let a case follow. */
    private static final class NotFollowing extends DelegatingCaseView {

        private final String caseNo;

        NotFollowing(String caseNo) {
            this.caseNo = caseNo;
        }

        @Override
        public CaseFile resettle(CaseFile file, References references, RecordedEvent cause) {
            if (file.caseNo().equals(caseNo)) {
                throw new IllegalStateException("this fold is broken");
            }
            return super.resettle(file, references, cause);
        }
    }

    /** Cannot tell which cases follow. */
    private static final class NotTelling extends DelegatingCaseView {

        @Override
        public List<Dependents> dependents(RecordedEvent event, References before, References after) {
            throw new IllegalStateException("this fold is broken");
        }
    }
}
