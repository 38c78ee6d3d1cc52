package org.serviceledger.app.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Remembers in a data directory what was simulated there, so that business goes on as it began: with other
 * settings the same days would have other cases.
 */
public final class SimulationFile {

    private static final String NAME = "simulation.properties";

    private SimulationFile() {}

    /** The settings that business began with, by their property names; empty for a fresh directory. */
    public static Optional<Map<String, String>> read(Path data) {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        Map<String, String> settings = new TreeMap<>();
        kept.stringPropertyNames().forEach(name -> settings.put(name, kept.getProperty(name)));
        return Optional.of(settings);
    }

    /** Keeps them. */
    public static void write(Path data, Map<String, String> settings) {
        Properties kept = new Properties();
        kept.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(data.resolve(NAME))) {
            kept.store(writer, "what was simulated here");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + data, e);
        }
    }
}
