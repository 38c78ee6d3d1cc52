package org.serviceledger.projections.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.MetricTerm;
import org.serviceledger.core.event.MetricUnit;
import org.serviceledger.projections.rates.Definition;
import org.serviceledger.projections.rates.Definition.Text;
import org.serviceledger.projections.rates.Dimension;
import org.serviceledger.projections.source.LatencyHistogram;
import org.serviceledger.projections.store.Amount;

/** Reads how waiting times lie from the classes in which they are counted. */
final class WaitClasses {

    /** Counts tickets by class. */
    static final Definition DEFINITION = new Definition("waiting-time", "classes", 1, new Text("", ""),
            new Text("", ""), MetricUnit.COUNT, Set.of(), false, false, List.of(), List.of(new MetricTerm("waits", 1)),
            List.of(), null, null);

    private static final int HALF = 50;
    private static final int NINE_TENTHS = 90;

    private WaitClasses() {}

    static RateRow.Spread spread(Map<String, Amount> parts) {
        LatencyHistogram waits = LatencyHistogram.EMPTY;
        for (Map.Entry<String, Amount> part : parts.entrySet()) {
            String index = Dimension.partOf(part.getKey());
            if (index != null) {
                waits = waits.plus(Integer.parseInt(index), part.getValue().denominator());
            }
        }
        return new RateRow.Spread(seconds(waits.share(HALF)), seconds(waits.share(NINE_TENTHS)),
                LatencyHistogram.ERROR_PERCENT);
    }

    private static @Nullable Long seconds(@Nullable Duration found) {
        return found == null ? null : found.toSeconds();
    }
}
