package org.serviceledger.app.browser;

/** Figures as the browser tells their text in Chinese: the no-break space in them becomes a plain one. */
final class Counts {

    private Counts() {}

    static String of(long numerator, long denominator) {
        return grouped(numerator) + " / " + grouped(denominator);
    }

    static String grouped(long number) {
        return "%,d".formatted(number).replace(',', ' ');
    }
}
