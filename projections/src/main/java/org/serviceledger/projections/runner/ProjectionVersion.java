package org.serviceledger.projections.runner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.schema.EventExample;
import org.serviceledger.core.privacy.PersonFields;
import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.reference.KnownReferences;

/**
 * Tells versions of the views apart by what they say: a hash over what becomes of an example of every type
 * of event, and over the number that a view raises when a change does not show in the examples
 * ({@link View#version()}). Views that say something else than those of the stored generation are built anew.
 */
public final class ProjectionVersion {

    private static final int DIGITS = 12;
    private static final Instant RECORDED = Instant.parse("2026-03-16T02:00:01Z");

    private ProjectionVersion() {}

    /** The version of these views. */
    public static String of(List<View<?>> views) {
        List<RecordedEvent> events = examples();
        StringBuilder said = new StringBuilder();
        for (View<?> view : views) {
            said.append(view.kind()).append(' ').append(view.version()).append('\n');
            try {
                fold(view, events, said);
            } catch (RuntimeException e) {
                said.append(e.getClass().getName()).append('\n');
            }
        }
        return hash(said.toString());
    }

    private static List<RecordedEvent> examples() {
        CloudEventCodec codec = new CloudEventCodec();
        List<RecordedEvent> events = new ArrayList<>();
        for (String type : EventVocabulary.factTypes().stream().sorted().toList()) {
            ObjectNode example = EventExample.of(type);
            if (example.get("data") instanceof ObjectNode data) {
                // Persons are sealed under keys before they come here, and no view says anything of them.
                data.removeIf(ProjectionVersion::isPerson);
            }
            if (codec.decode(example.toString().getBytes(StandardCharsets.UTF_8)) instanceof Decoded.Understood fact) {
                events.add(new RecordedEvent(events.size(), RECORDED, fact.envelope()));
            }
        }
        return events;
    }

    private static boolean isPerson(JsonNode member) {
        return member.has(PersonFields.ID_NUMBER);
    }

    private static <V> void fold(View<V> view, List<RecordedEvent> events, StringBuilder said) {
        KnownReferences references = KnownReferences.NONE;
        TreeMap<String, V> views = new TreeMap<>();
        for (RecordedEvent event : events) {
            references = references.with(event);
            String key = view.keyOf(event);
            if (key != null) {
                V before = views.getOrDefault(key, view.empty(key));
                views.put(key, view.settle(view.evolve(before, event), references));
            }
        }
        views.forEach((key, found) -> said.append(ViewJson.write(found)).append(view.listKeys(found))
                .append(view.listSort(found)).append(new TreeMap<>(named(view, found))).append('\n'));
    }

    private static <V> TreeMap<String, String> named(View<V> view, V found) {
        TreeMap<String, String> named = new TreeMap<>();
        view.contributions(found).forEach((bucket, amount) -> named.put(bucket.toString(), amount.toString()));
        return named;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
