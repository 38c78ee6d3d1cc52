package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.serviceledger.core.event.AssessmentEvent.MetricDefinitionPublished;
import org.serviceledger.projections.rates.MetricCatalogue;

/** What the metrics count, published with the plan's targets (口径). */
final class DefinitionFacts {

    private static final LocalDate PUBLISHED = LocalDate.of(2018, 7, 2);

    private DefinitionFacts() {}

    static List<FoundingFact> all() {
        List<FoundingFact> facts = new ArrayList<>();
        for (MetricDefinitionPublished fact : MetricCatalogue.publications()) {
            facts.add(FoundingFact.of(FoundingFact.ASSESSMENT, Foundation.morning(PUBLISHED, facts.size()), fact,
                    fact.definition() + "@" + fact.version()));
        }
        return facts;
    }
}
