package org.serviceledger.app.demo.province;

import java.util.ArrayList;
import java.util.List;

import org.serviceledger.core.event.AssessmentEvent.NationalBaselineRecorded;

/** The figures about the whole country that the plan started from, each with the day for which it holds. */
final class BaselineFacts {

    private BaselineFacts() {}

    static List<FoundingFact> all() {
        List<FoundingFact> facts = new ArrayList<>();
        for (NationalBaselineRecorded figure : DemoData.list("baselines.json", NationalBaselineRecorded.class)) {
            facts.add(FoundingFact.of(FoundingFact.ASSESSMENT,
                    Foundation.morning(ItemCourse.FIRST_DAY, facts.size()), figure, ""));
        }
        return facts;
    }
}
