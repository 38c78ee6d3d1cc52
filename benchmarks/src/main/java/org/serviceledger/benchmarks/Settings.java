package org.serviceledger.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How much is measured.
 *
 * @param warmUp   before each measurement
 * @param time     of each measurement
 * @param sizes    of filled stores, in events
 * @param postgres JDBC address of a PostgreSQL, if there is one
 * @param axon4    class path of the peer on Axon 4, if it was built
 * @param output   where the report goes
 */
public record Settings(Duration warmUp, Duration time, List<Long> sizes, @Nullable String postgres,
        @Nullable String axon4,
        @Nullable Path output) {

    static Settings of(List<String> arguments) {
        boolean quick = arguments.contains("--quick");
        List<Long> sizes = quick ? List.of(200_000L) : List.of(1_000_000L, 5_000_000L);
        String output = value(arguments, "--output");
        return new Settings(Duration.ofSeconds(quick ? 1 : 3), Duration.ofSeconds(quick ? 2 : 6), sizes,
                value(arguments, "--postgres"), value(arguments, "--axon4"), output == null ? null : Path.of(output));
    }

    /** What follows an option; null when the option is not there. */
    public static @Nullable String value(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        return at < 0 || at + 1 == arguments.size() ? null : arguments.get(at + 1);
    }
}
