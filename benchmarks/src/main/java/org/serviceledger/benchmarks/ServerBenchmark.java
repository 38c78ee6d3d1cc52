package org.serviceledger.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A measurement of a whole server, as it is asked for on the command line. */
@FunctionalInterface
public interface ServerBenchmark {

    /**
     * Measures.
     *
     * @param script    starts a server
     * @param directory for its data and logs
     * @param quick     whether a small and short measurement is wanted
     * @param report    begun already with the command, the machine and the time
     */
    void run(String script, Path directory, boolean quick, Report report) throws Exception;

    /**
     * Does what the command line asks for, and ends the process.
     *
     * @param name by which {@code ./ledger bench} knows it
     * @param args the script that starts a server, {@code --quick}, {@code --output FILE}, {@code --directory DIR} where
     *             the data are kept, or are already from an earlier run
     */
    static void main(String name, String[] args, ServerBenchmark benchmark) throws Exception {
        List<String> arguments = List.of(args);
        boolean quick = arguments.contains("--quick");
        @Nullable
        String kept = Settings.value(arguments, "--directory");
        Path directory = kept == null
                ? Files.createTempDirectory(name + "-bench")
                : Files.createDirectories(Path.of(kept).toAbsolutePath());
        Report report = new Report();
        try {
            report.line("command  ./ledger bench %s%s", name, quick ? " --quick" : "");
            report.line("machine  %s", Report.machine());
            report.line("time     %s", OffsetDateTime.now().withNano(0));
            benchmark.run(arguments.getFirst(), directory, quick, report);
            @Nullable
            String output = Settings.value(arguments, "--output");
            if (output != null) {
                report.write(Path.of(output));
            }
        } finally {
            if (kept == null) {
                Report.delete(directory);
            }
        }
        System.exit(0);
    }
}
