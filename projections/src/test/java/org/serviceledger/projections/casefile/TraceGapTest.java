package org.serviceledger.projections.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

import static org.assertj.core.api.Assertions.assertThat;

/** When the trace of a case that is closed lacks something. */
class TraceGapTest {

    private static final CaseFileView CASES = new CaseFileView();
    private static final LocalDate CLOSED = LocalDate.of(2026, 3, 5);
    /** The tenth working day after the decision of 5 March is the 19th. */
    private static final LocalDate LATE = LocalDate.of(2026, 3, 20);

    private static CaseFile granted(EventEnvelope... more) {
        List<EventEnvelope> facts = new ArrayList<>(List.of(
                Facts.fact("2026-03-02T09:00:00+08:00", new ApplicationSubmitted("c", null, null, null, null, null)),
                Facts.fact("2026-03-03T09:00:00+08:00", new ApplicationAccepted("c", null, null, null)),
                Facts.fact("2026-03-05T09:00:00+08:00",
                        new DecisionMade("c", DecisionOutcome.GRANTED, null)),
                Facts.fact("2026-03-05T10:00:00+08:00", new CaseClosed("c", null))));
        facts.addAll(List.of(more));
        return Facts.fold(CASES, "c", facts.toArray(EventEnvelope[]::new));
    }

    private static Amount counted(CaseFile file, LocalDate day) {
        return CASES.contributions(file).getOrDefault(new BucketKey(Count.TRACED.bucket(), file.itemCode(), day),
                Amount.NONE);
    }

    @Test
    void a_delivery_is_missing_from_the_day_on_which_it_is_late() {
        CaseFile file = granted();
        assertThat(TraceGap.settledOn(file)).isEqualTo(LATE);
        assertThat(TraceGap.of(file, LATE.minusDays(1))).isEmpty();
        assertThat(TraceGap.of(file, LATE)).containsExactly(TraceGap.DELIVERY);
        assertThat(counted(file, CLOSED)).isEqualTo(Amount.NONE);
        assertThat(counted(file, LATE)).isEqualTo(new Amount(0, 1));
    }

    @Test
    void what_was_delivered_counts_by_its_closing() {
        CaseFile file = granted(
                Facts.fact("2026-03-24T09:00:00+08:00", new ResultDelivered("c", null, null, null, null)));
        assertThat(TraceGap.of(file, LATE)).isEmpty();
        assertThat(counted(file, CLOSED)).isEqualTo(new Amount(1, 1));
        assertThat(counted(file, LATE)).isEqualTo(Amount.NONE);
    }

    @Test
    void what_lacks_something_else_too_is_not_waited_for() {
        CaseFile file = Facts.fold(CASES, "c",
                Facts.fact("2026-03-05T09:00:00+08:00",
                        new DecisionMade("c", DecisionOutcome.GRANTED, null)),
                Facts.fact("2026-03-05T10:00:00+08:00", new CaseClosed("c", null)));
        assertThat(TraceGap.of(file, CLOSED)).contains(TraceGap.ACCEPTANCE, TraceGap.DELIVERY);
        assertThat(counted(file, CLOSED)).isEqualTo(new Amount(0, 1));
    }
}
