package org.serviceledger.core.event.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.serviceledger.core.event.EventVocabulary;

/** What the events are called in Chinese, and what each says, in English. */
public final class EventNames {

    private static final Map<String, Name> NAMES = load();

    private EventNames() {}

    /**
     * @param zh  the field's term
     * @param en  what happened, in a sentence
     */
    public record Name(String zh, String en) {}

    /**
     * The name of a fact's type.
     *
     * @throws IllegalArgumentException when there is no such type
     */
    public static Name of(String type) {
        Name name = NAMES.get(type);
        if (name == null) {
            throw new IllegalArgumentException("no name of " + type);
        }
        return name;
    }

    /** Simple name of the family that a type belongs to, for example {@code QueueEvent}. */
    public static String familyOf(String type) {
        Class<?> record = EventVocabulary.recordOf(type);
        return record == null ? "" : record.getInterfaces()[0].getSimpleName();
    }

    private static Map<String, Name> load() {
        Map<String, Name> names = new LinkedHashMap<>();
        InputStream resource = EventNames.class.getResourceAsStream("/events/names.tsv");
        if (resource == null) {
            throw new IllegalStateException("the names of the events are missing");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.split("\t", -1))
                    .forEach(columns -> names.put(columns[0], new Name(columns[1], columns[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
