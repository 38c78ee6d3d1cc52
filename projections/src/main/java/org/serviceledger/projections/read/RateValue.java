package org.serviceledger.projections.read;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.Comparator;
import org.serviceledger.core.event.MetricUnit;
import org.serviceledger.projections.store.Amount;

/** What a numerator and a denominator come to. */
final class RateValue {

    private static final int DECIMALS = 6;

    private RateValue() {}

    /** The count itself; else the quotient, cut (never rounded up) to six decimals, null when the denominator is 0. */
    static @Nullable BigDecimal of(MetricUnit unit, Amount amount) {
        if (unit == MetricUnit.COUNT) {
            return BigDecimal.valueOf(amount.numerator());
        }
        return amount.denominator() == 0
                ? null
                : BigDecimal.valueOf(amount.numerator()).divide(BigDecimal.valueOf(amount.denominator()), DECIMALS,
                        RoundingMode.DOWN);
    }

    /** Whether a target is reached; compares the exact fraction, not the shortened value that is shown. */
    static @Nullable Boolean met(MetricUnit unit, Amount amount, @Nullable Comparator comparator,
            @Nullable BigDecimal target) {
        if (target == null || unit != MetricUnit.COUNT && amount.denominator() == 0) {
            return null;
        }
        BigDecimal goal = unit == MetricUnit.COUNT
                ? target
                : target.multiply(BigDecimal.valueOf(amount.denominator()));
        int compared = BigDecimal.valueOf(amount.numerator()).compareTo(goal);
        return comparator == Comparator.AT_MOST ? compared <= 0 : compared >= 0;
    }
}
