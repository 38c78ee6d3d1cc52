package org.serviceledger.projections.rates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.AssessmentEvent.MetricDefinitionPublished;
import org.serviceledger.core.event.Comparator;
import org.serviceledger.core.event.MetricTerm;
import org.serviceledger.core.event.MetricThreshold;
import org.serviceledger.core.event.MetricUnit;

/**
 * The metrics of the field and their standard definitions, read from {@code metrics.json}. What a ledger
 * publishes takes precedence; where it publishes nothing, these hold.
 */
public final class MetricCatalogue {

    private static final String RESOURCE = "metrics.json";
    private static final List<Entry> ENTRIES = read();
    private static final List<Metric> METRICS = ENTRIES.stream()
            .map(entry -> new Metric(entry.id(), new Definition.Text(entry.zh(), entry.en()), entry.better())).toList();

    private MetricCatalogue() {}

    /**
     * A metric.
     *
     * @param id     stable name
     * @param better AT_LEAST when more is better
     */
    public record Metric(String id, Definition.Text name, Comparator better) {}

    /** An entry of the file. */
    private record Entry(String id, String zh, String en, Comparator better,
            List<Described> definitions) {}

    private record Described(String id, @Nullable Integer version, boolean standard, MetricUnit unit, String zh,
            String en, String countsZh, String countsEn, @Nullable String choice,
            @Nullable List<AdministrativeLevel> levels, Map<String, Integer> numerator,
            Map<String, Integer> denominator, @Nullable List<MetricThreshold> thresholds) {

        MetricDefinitionPublished published(String metric) {
            return new MetricDefinitionPublished(metric, id, version == null ? 1 : version, zh, en, countsZh, countsEn,
                    unit, levels, choice, standard, terms(numerator), terms(denominator), thresholds, null, null);
        }

        private static List<MetricTerm> terms(Map<String, Integer> times) {
            return times.entrySet().stream().map(term -> new MetricTerm(term.getKey(), term.getValue())).toList();
        }
    }

    private static List<Entry> read() {
        try (InputStream file = MetricCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return JsonMapper.shared().readValue(file, new TypeReference<>() {
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All metrics, in the order in which they are shown. */
    public static List<Metric> all() {
        return METRICS;
    }

    /** A metric; null for an id that is none. */
    public static @Nullable Metric find(String id) {
        return METRICS.stream().filter(metric -> metric.id().equals(id)).findFirst().orElse(null);
    }

    /** The standard definitions as facts, with which a ledger may be founded. */
    public static List<MetricDefinitionPublished> publications() {
        List<MetricDefinitionPublished> facts = new ArrayList<>();
        ENTRIES.forEach(entry -> entry.definitions()
                .forEach(definition -> facts.add(definition.published(entry.id()))));
        return facts;
    }
}
