package org.serviceledger.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class in a Java process of its own. */
final class OtherProcess {

    private OtherProcess() {}

    static Process start(String classPath, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xmx3g", "-cp",
                        classPath, main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** What it prints until it ends. */
    static List<String> lines(String classPath, String main, String... arguments) throws IOException {
        Process process = start(classPath, main, arguments);
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            return reader.lines().toList();
        }
    }
}
