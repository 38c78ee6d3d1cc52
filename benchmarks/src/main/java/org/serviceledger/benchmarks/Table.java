package org.serviceledger.benchmarks;

import java.util.Locale;

/** Measures a target at several numbers of producers, a row for each. */
final class Table {

    private final Report report;
    private final Settings settings;
    private final double fsyncs;

    /**
     * @param fsyncs a second, which the rates are held against
     */
    Table(Report report, Settings settings, double fsyncs) {
        this.report = report;
        this.settings = settings;
        this.fsyncs = fsyncs;
    }

    /** Appends without and with conditions. */
    Rates both(Target target, int[] producers, long cases, int events) {
        Rates unconditional = unconditional(target, producers, cases, events);
        conditional(target, producers, cases, events);
        return unconditional;
    }

    /** Reads a case, then appends on the condition that nothing has come to it. */
    void conditional(Target target, int[] producers, long cases, int events) {
        for (int count : producers) {
            row(target.name(), "conditional", count, events, Load.run(count, settings.warmUp(), settings.time(), cases,
                    c -> target.appendConditionally(c, events)));
        }
    }

    /** Appends without conditions. */
    Rates unconditional(Target target, int[] producers, long cases, int events) {
        double at64 = 0;
        double last = 0;
        for (int count : producers) {
            Load.Measured measured = Load.run(count, settings.warmUp(), settings.time(), cases,
                    c -> target.append(c, events));
            row(target.name(), "unconditional", count, events, measured);
            last = measured.perSecond() * events;
            at64 = count == 64 ? last : at64;
        }
        return new Rates(at64, last);
    }

    /**
     * Events a second.
     *
     * @param at64 with 64 producers
     * @param most with the most producers
     */
    record Rates(double at64, double most) {}

    private void row(String name, String kind, int producers, int events, Load.Measured measured) {
        report.line("%-30s %-13s %4d producers x %2d  %,10.0f events/s  p50 %7.2f ms  p99 %7.2f ms  %5.2f x fsync%s",
                name, kind, producers, events, measured.perSecond() * events, measured.p50Millis(),
                measured.p99Millis(), measured.perSecond() * events / fsyncs,
                measured.failed() == 0 ? "" : String.format(Locale.ROOT, "  (%d lost)", measured.failed()));
    }
}
