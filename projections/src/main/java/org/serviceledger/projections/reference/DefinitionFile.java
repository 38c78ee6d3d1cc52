package org.serviceledger.projections.reference;

import java.util.List;

import org.serviceledger.core.event.AssessmentEvent.MetricDefinitionPublished;

/**
 * What was published about a metric, in the order of the ledger.
 *
 * @param position of the last event applied; -1 when none has been
 */
public record DefinitionFile(String metric, List<MetricDefinitionPublished> published, long position) {

    public DefinitionFile {
        published = List.copyOf(published);
    }
}
