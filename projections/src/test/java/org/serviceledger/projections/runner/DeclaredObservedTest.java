package org.serviceledger.projections.runner;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.TimeLimit;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.TestLedger;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.DeclaredReader;
import org.serviceledger.projections.read.DeclaredReader.Declared;
import org.serviceledger.projections.read.DeclaredReader.Show;
import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.RateQuery.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** What an item promises is held against what its cases used in the same unit, and online against late acceptances. */
class DeclaredObservedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;
    private final TestLedger ledger = new TestLedger();

    private void item(String code, TimeLimit promise) {
        ledger.append(Facts.fact("2026-01-05T09:00:00+08:00",
                new ServiceItemPublished(code, code, ItemType.PUBLIC_SERVICE, AdministrativeLevel.CITY, "990100",
                        "dept", "部门", null, null, promise, true, 3, 1, true, 1, LocalDate.of(2026, 1, 1))));
    }

    private void closed(String caseNo, String item, Channel channel, String accepted, String over) {
        ledger.append(Facts.fact(accepted, channel, new ApplicationSubmitted(caseNo, item, null, null, null, null)),
                Facts.fact(accepted, new ApplicationAccepted(caseNo, "dept", null, null)),
                Facts.fact(over, new DecisionMade(caseNo, DecisionOutcome.GRANTED, null)),
                Facts.fact(over, new CaseClosed(caseNo, "result")));
    }

    private Map<String, Declared> declared(Projection projection, Instant now) {
        AtomicReference<Instant> clock = new AtomicReference<>(now);
        DeclaredReader.Page page = new DeclaredReader(projection.rates(clock::get))
                .page(new RateQuery("on-time-closing", null, Scope.EVERYTHING, Period.ALL, null, null), Show.ALL, 100,
                        null)
                .block(PATIENCE);
        long proven = page.items().stream().filter(Declared::provenOnline).count();
        assertThat(page.summary().provenOnline()).isEqualTo(proven);
        return page.items().stream().collect(Collectors.toMap(Declared::item, Function.identity()));
    }

    @Test
    void days_used_are_in_the_promises_own_unit() {
        // given twenty calendar days of which 25 were used, 8 hours of which 9 were, and working days that were kept
        item("calendar", new TimeLimit(20, LimitUnit.CALENDAR_DAY));
        item("hours", new TimeLimit(8, LimitUnit.HOUR));
        item("working", new TimeLimit(20, LimitUnit.WORKING_DAY));
        closed("a", "calendar", Channel.PC, "2026-03-02T09:00:00+08:00", "2026-03-27T10:00:00+08:00");
        closed("b", "hours", Channel.WINDOW, "2026-03-02T09:00:00+08:00", "2026-03-03T11:30:00+08:00");
        closed("c", "working", Channel.WINDOW, "2026-03-02T09:00:00+08:00", "2026-03-27T10:00:00+08:00");
        try (Projection projection = Projection.open(ledger, directory.resolve("views.db"))) {
            projection.runner().start();
            projection.awaitEnd();
            // when
            Map<String, Declared> found = declared(projection, Instant.parse("2026-04-01T00:00:00Z"));
            // then
            assertThat(found.get("calendar")).matches(Declared::moreDays)
                    .returns(LimitUnit.CALENDAR_DAY, Declared::unit)
                    .returns(new BigDecimal("25.00"), Declared::meanUsedDays);
            assertThat(found.get("hours")).matches(Declared::moreDays).returns(LimitUnit.HOUR, Declared::unit)
                    .returns(new BigDecimal("9.00"), Declared::meanUsedDays);
            assertThat(found.get("working")).matches(one -> !one.moreDays())
                    .returns(new BigDecimal("19.00"), Declared::meanUsedDays);
            // and an online case proves its item for ninety days from its acceptance
            assertThat(found.get("calendar").provenOnline()).isTrue();
            assertThat(found.get("hours").provenOnline()).isFalse();
            assertThat(declared(projection, Instant.parse("2026-05-30T12:00:00Z")).get("calendar").provenOnline())
                    .isTrue();
            assertThat(declared(projection, Instant.parse("2026-05-31T12:00:00Z")).get("calendar").provenOnline())
                    .isFalse();
        } finally {
            ledger.close();
        }
    }
}
