package org.serviceledger.app.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.context.ConfigurableApplicationContext;

import org.serviceledger.app.demo.DemoPlayer;
import org.serviceledger.app.demo.SimulationFile;

/** {@code ./ledger simulate}: fills a data directory with days of business, and says what was played. */
public final class SimulateCommand {

    private static final String FIRST_DAY = "ledger.demo.first-day";
    private static final String SEED = "ledger.demo.seed";
    private static final String CASES = "ledger.demo.cases-per-day";
    private static final LocalDate EARLIEST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2026, 12, 31);
    private static final int FASTEST = 10_000;

    private SimulateCommand() {}

    /** Runs it. */
    public static int run(List<String> arguments) {
        Options options = new Options(arguments,
                Set.of("--from", "--to", "--speed", "--seed", "--cases-per-day", "--data", "--port"), Set.of());
        LocalDate from = day(options, "--from");
        LocalDate to = day(options, "--to");
        if (to.isBefore(from)) {
            throw new Usage.Mistake("--to must not be before --from");
        }
        Map<String, Object> settings = ServerCommand.settings(options, "./data/demo", 0);
        Map<String, String> business = new TreeMap<>(Map.of(FIRST_DAY, from.toString(), SEED,
                String.valueOf(number(options, "--seed", "2018", Integer.MAX_VALUE)), CASES,
                String.valueOf(number(options, "--cases-per-day", "150", 100_000))));
        Path data = Path.of(String.valueOf(settings.get("ledger.data")));
        Map<String, String> known = SimulationFile.read(data).orElse(business);
        if (!known.equals(business)) {
            throw new Usage.Mistake("in " + data + " business began with " + known
                    + "; go on with the same, or choose another directory with --data");
        }
        SimulationFile.write(data, business);
        settings.putAll(business);
        settings.put("ledger.demo.province", true);
        settings.put("ledger.demo.last-day", to.toString());
        String speed = options.value("--speed", "max");
        boolean fast = speed.equals("max");
        settings.put("ledger.demo.live", (fast ? to.plusDays(1) : from).atStartOfDay().toString());
        settings.put("ledger.demo.simulator", !fast);
        if (!fast) {
            settings.put("ledger.demo.speed", number(options, "--speed", "1", FASTEST));
        }
        ConfigurableApplicationContext server = ServerCommand.open("demo", settings);
        if (server == null) {
            return 1;
        }
        try (server) {
            String report = server.getBean(DemoPlayer.class).finished().join();
            System.out.println(report);
            return report.isEmpty() ? 1 : 0;
        }
    }

    private static LocalDate day(Options options, String name) {
        String text = options.value(name, "");
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
                throw new Usage.Mistake(name + " must lie in 2026, for which the province and its calendar are made");
            }
            return day;
        } catch (DateTimeException e) {
            throw new Usage.Mistake(name + " must be a day such as 2026-01-01, not '" + text + "'");
        }
    }

    private static int number(Options options, String name, String otherwise, int most) {
        String text = options.value(name, otherwise);
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Usage.Mistake(
                name + " must be a number from 1 to " + most + (name.equals("--speed") ? ", or max" : "")
                        + ", not '" + text + "'");
    }
}
