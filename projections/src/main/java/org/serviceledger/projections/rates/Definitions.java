package org.serviceledger.projections.rates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AssessmentEvent.MetricDefinitionPublished;
import org.serviceledger.core.event.ServiceEvent;

/**
 * The definitions of all metrics, as they were published, over the standard ones. Of one definition the
 * highest version that holds counts, of equal versions the one published last. Immutable.
 */
public final class Definitions {

    /** Nothing published: the standard definitions. */
    public static final Definitions STANDARD = new Definitions(
            MetricCatalogue.publications().stream().map(Definitions::standard).toList());

    private final List<Definition> published;

    private Definitions(List<Definition> published) {
        this.published = List.copyOf(published);
    }

    private static Definition standard(MetricDefinitionPublished publication) {
        Definition definition = Definition.of(publication);
        if (definition == null) {
            throw new IllegalStateException(publication.metric() + "/" + publication.definition()
                    + " of the standard definitions counts what nobody counts");
        }
        return definition;
    }

    /** These after a fact; what publishes no definition, or none that can be counted, changes nothing. */
    public Definitions with(ServiceEvent fact) {
        Definition definition = fact instanceof MetricDefinitionPublished publication
                ? Definition.of(publication)
                : null;
        if (definition == null) {
            return this;
        }
        List<Definition> next = new ArrayList<>(published);
        next.add(definition);
        return new Definitions(next);
    }

    /** The definitions of a metric that hold on a day, by name. */
    public List<Definition> of(String metric, LocalDate day) {
        Map<String, Definition> inForce = new TreeMap<>();
        for (Definition definition : published) {
            if (definition.metric().equals(metric) && definition.holdsOn(day)) {
                inForce.merge(definition.id(), definition,
                        (known, found) -> found.version() >= known.version() ? found : known);
            }
        }
        return List.copyOf(inForce.values());
    }

    /** A metric's definition of a name, or the one to show when none is asked for; null when there is none. */
    public @Nullable Definition find(String metric, @Nullable String id, LocalDate day) {
        return of(metric, day).stream().filter(one -> id == null ? one.standard() : one.id().equals(id))
                .max(Comparator.comparingInt(published::lastIndexOf)).orElse(null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Definitions that && published.equals(that.published);
    }

    @Override
    public int hashCode() {
        return published.hashCode();
    }
}
