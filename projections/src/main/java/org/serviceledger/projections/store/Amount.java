package org.serviceledger.projections.store;

/** A numerator and a denominator that are added up. */
public record Amount(long numerator, long denominator) {

    public static final Amount NONE = new Amount(0, 0);

    public Amount plus(Amount other) {
        return new Amount(numerator + other.numerator, denominator + other.denominator);
    }

    public Amount minus(Amount other) {
        return new Amount(numerator - other.numerator, denominator - other.denominator);
    }

    public boolean isNone() {
        return numerator == 0 && denominator == 0;
    }
}
