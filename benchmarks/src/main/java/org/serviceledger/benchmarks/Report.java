package org.serviceledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Collects lines, shows each as soon as it is known, and writes all of them to a file. */
public final class Report {

    private final List<String> lines = new ArrayList<>();

    /** A line, in the form of {@link String#format}. */
    public void line(String format, Object... values) {
        String line = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
        lines.add(line);
        System.out.println(line);
    }

    /** Writes all lines to a file. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
        System.out.println("written to " + file);
    }

    /** What it was measured on. */
    public static String machine() throws IOException {
        String cpu = proc("/proc/cpuinfo", "model name").replaceFirst(".*: ", "");
        return "%d cores of %s, %s of memory, Linux %s, Java %s".formatted(Runtime.getRuntime().availableProcessors(),
                cpu, proc("/proc/meminfo", "MemTotal").replaceFirst("\\D+", ""), System.getProperty("os.version"),
                Runtime.version());
    }

    /** Memory that the process holds, in MiB. */
    static long residentMiB() throws IOException {
        return Long.parseLong(proc("/proc/self/status", "VmRSS").replaceAll("\\D+", "")) >> 10;
    }

    /** Java heap that is in use after a collection, in MiB. */
    static long heapMiB() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    static long diskMiB(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() >> 20;
        }
    }

    /** Deletes a directory with all that is in it. */
    public static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String proc(String file, String key) throws IOException {
        return Files.readAllLines(Path.of(file)).stream().filter(line -> line.startsWith(key)).findFirst()
                .orElse("?: ?");
    }
}
