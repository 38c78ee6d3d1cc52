package org.serviceledger.projections.casefile;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.EventVocabulary;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.projections.CorrectedFold;
import org.serviceledger.projections.Facts;

import static org.assertj.core.api.Assertions.assertThat;

/** Corrections that are told before what they correct. */
class CaseCorrectionsTest {

    private static final CaseFileView CASES = new CaseFileView();
    private static final int MANY = 300;

    @Test
    void however_many_come_before_their_facts_the_view_is_that_of_the_corrected_history() {
        // given
        List<RecordedEvent> told = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            told.add(Facts.recorded(i, fact("c-" + i, new FactCorrected("C1", "/test", "f-" + i, "/data/stepName",
                    "\"right-" + i + "\"", null, null, null))));
        }
        for (int i = MANY - 3; i < MANY; i++) {
            told.add(Facts.recorded(MANY + i, fact("f-" + i, new ReviewStepCompleted("C1", "wrong", null))));
        }
        // when
        CaseFile file = CASES.empty("C1");
        for (RecordedEvent event : told) {
            file = CASES.evolve(file, event);
        }
        // then
        assertThat(file.trail().steps()).extracting(CaseTrail.Taken::name).containsExactly("right-297", "right-298",
                "right-299");
        assertThat(file)
                .isEqualTo(CorrectedFold.of(CASES, "C1", told, new Corrector(new CloudEventCodec())));
    }

    private static EventEnvelope fact(String id, ServiceEvent data) {
        return new EventEnvelope(id, "/test", EventVocabulary.nameOf(data), data.subject(),
                OffsetDateTime.parse("2026-03-02T09:00:00+08:00"), null, null, null, null, false, data);
    }
}
