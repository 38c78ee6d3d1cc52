package org.serviceledger.app.demo.province;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.core.event.Comparator;

/**
 * The plan's targets (国办发〔2018〕45号) and the province's own. What the plan sets for cities and counties alike
 * is a target for each of the two levels.
 */
final class TargetFacts {

    private TargetFacts() {}

    private record Target(String targetId, String metric, @Nullable AdministrativeLevel level, LocalDate dueOn,
            BigDecimal value, String sourceDocument, LocalDate setOn, @Nullable String qualifier) {

        TargetSet fact() {
            return new TargetSet(targetId, metric, level, null, null, dueOn, Comparator.AT_LEAST, value,
                    sourceDocument, null, setOn, qualifier);
        }
    }

    static List<FoundingFact> all() {
        List<FoundingFact> facts = new ArrayList<>();
        for (Target target : DemoData.list("targets.json", Target.class)) {
            facts.add(FoundingFact.of(FoundingFact.ASSESSMENT, Foundation.morning(target.setOn(), facts.size()),
                    target.fact(), ""));
        }
        return facts;
    }
}
