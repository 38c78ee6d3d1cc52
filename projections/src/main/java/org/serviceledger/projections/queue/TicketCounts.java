package org.serviceledger.projections.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.serviceledger.projections.Days;
import org.serviceledger.projections.queue.TicketFile.Kind;
import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.rates.Dimension;
import org.serviceledger.projections.source.LatencyHistogram;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/** What a ticket adds to the counts of its hall. */
final class TicketCounts {

    private static final Duration LONG = Duration.ofMinutes(30);

    private TicketCounts() {}

    static Map<BucketKey, Amount> of(TicketFile ticket) {
        Map<BucketKey, Amount> amounts = new HashMap<>();
        String hall = ticket.hallId() == null ? "" : Dimension.ofHall(ticket.hallId());
        Instant taken = ticket.takenAt();
        Instant called = ticket.calledAt();
        Duration waited = ticket.waited();
        if (taken != null) {
            amounts.put(new BucketKey(Count.TAKEN.bucket(), hall, Days.of(taken)),
                    pair(ticket.count(Kind.ABANDONED) > 0, true));
        }
        if (called != null && waited != null) {
            LocalDate day = Days.of(called);
            amounts.put(new BucketKey(Count.CALLED.bucket(), hall, day), new Amount(waited.toSeconds(), 1));
            Amount late = pair(waited.compareTo(LONG) > 0, ticket.count(Kind.MISSED) > 0);
            if (!late.isNone()) {
                amounts.put(new BucketKey(Count.CALLED_LATE.bucket(), hall, day), late);
            }
            String index = String.valueOf(LatencyHistogram.classOf(waited));
            String inClass = Dimension.ofHall(ticket.hallId() == null ? "" : ticket.hallId(), index);
            amounts.put(new BucketKey(Count.WAITS.bucket(), inClass, day), new Amount(0, 1));
        }
        return amounts;
    }

    private static Amount pair(boolean part, boolean all) {
        return new Amount(part ? 1 : 0, all ? 1 : 0);
    }
}
