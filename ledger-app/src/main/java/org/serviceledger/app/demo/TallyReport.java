package org.serviceledger.app.demo;

import java.time.LocalDate;
import java.util.Locale;

import org.serviceledger.app.demo.simulator.Draws;
import org.serviceledger.app.demo.simulator.Parameter;
import org.serviceledger.app.demo.simulator.SimulationSettings;
import org.serviceledger.app.demo.simulator.Tally;
import org.serviceledger.app.demo.simulator.Tally.Share;

/** What a simulation was set to, what it drew, and what it counted. */
public final class TallyReport {

    private TallyReport() {}

    /**
     * The report as text.
     *
     * @param own records that the ledger has made by itself
     * @param end the day on which it is asked
     */
    static String of(SimulationSettings settings, Draws draws, Tally tally, long own, LocalDate end) {
        StringBuilder text = new StringBuilder(4000);
        text.append("seed %d, from %s, %.0f cases a day, before %s%n%n".formatted(settings.seed(), settings.firstDay(),
                settings.casesPerDay(), end));
        text.append("%-30s %10s %10s %10s %6s%n".formatted("parameter", "configured", "drawn", "times", "s.e."));
        for (Parameter parameter : Parameter.values()) {
            Draws.Count count = draws.of(parameter);
            text.append(String.format(Locale.ROOT, "%-30s %10.4f %10.4f %10d %6.2f%n",
                    parameter.name().toLowerCase(Locale.ROOT).replace('_', '-'), parameter.share(), count.share(),
                    count.trials(), count.standardErrorsFrom(parameter.share())));
        }
        text.append(System.lineSeparator());
        share(text, "online-take-up", tally.onlineTakeUp());
        share(text, "on-time-closing", tally.onTimeClosing(end));
        share(text, "positive-review", tally.positiveReview());
        share(text, "appointment-honoured", tally.appointmentsHonoured());
        text.append("%n%d applications count as accepted without a notice%n".formatted(tally.deemed(end).size()));
        text.append("%d records that the ledger has made by itself%n".formatted(own));
        text.append("%d records about %d cases%n".formatted(tally.records(), tally.cases()));
        tally.events().forEach((type, count) -> text.append("  %-28s %10d%n".formatted(type, count)));
        return text.toString();
    }

    private static void share(StringBuilder text, String metric, Share share) {
        double value = share.denominator() == 0 ? 0 : 100.0 * share.numerator() / share.denominator();
        text.append(String.format(Locale.ROOT, "%-24s %9d / %9d = %6.2f %%%n", metric, share.numerator(),
                share.denominator(), value));
    }
}
