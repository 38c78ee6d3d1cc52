package org.serviceledger.core.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.ResultEvent.DecisionMade;

import static org.assertj.core.api.Assertions.assertThat;

class CorrectorTest {

    private final Corrector corrector = new Corrector(new CloudEventCodec());

    private static RecordedEvent event(String id, String source, String time, ServiceEvent data) {
        return new RecordedEvent(0, Instant.EPOCH, new EventEnvelope(id, source, EventVocabulary.nameOf(data),
                data.subject(), OffsetDateTime.parse(time), Channel.PC, "clerk", "CLERK", null, false, data));
    }

    private static RecordedEvent decided(String id) {
        return event(id, "urn:a", "2026-03-02T10:00:00+08:00", new DecisionMade("C", DecisionOutcome.REFUSED, "决1"));
    }

    private static RecordedEvent correction(String id, String time, String of, String field, String value) {
        return event(id, OwnSources.COMMANDS, time,
                new FactCorrected("C", "urn:a", of, field, value, "录入错误", null, "局长"));
    }

    private RecordedEvent corrected(RecordedEvent event, RecordedEvent... corrections) {
        return corrector.corrected(event, Corrector.among(List.of(corrections)));
    }

    @Test
    void a_field_of_the_data_and_the_time_are_put_right_and_nothing_else_changes() {
        // given
        RecordedEvent wrong = decided("d");
        // when
        RecordedEvent right = corrected(wrong,
                correction("c1", "2026-03-05T10:00:00+08:00", "d", "/data/outcome", "\"GRANTED\""),
                correction("c2", "2026-03-05T10:00:00+08:00", "d", "/time", "\"2026-03-01T10:00:00+08:00\""),
                correction("c3", "2026-03-05T10:00:00+08:00", "other", "/data/documentNo", "\"x\""));
        // then
        assertThat(right).isEqualTo(event("d", "urn:a", "2026-03-01T10:00:00+08:00",
                new DecisionMade("C", DecisionOutcome.GRANTED, "决1")));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {"/data/documentNo,决2,决2", "documentNo,'\"决2\"',决2", "/data/documentNo,,",
            "/documentNo,决2,决1", "/data/none/deep,1,决1", "/data,{},决1", "/data/caseNo,'\"D\"',决1", "/id,'\"x\"',决1",
            "/type,'\"CaseClosed\"',决1", "/data/outcome,'\"MAYBE\"',决1", "/time,yesterday,决1", "/time,,决1"})
    void what_makes_no_sense_changes_nothing(String field, String value, String documentNo) {
        RecordedEvent right = corrected(decided("d"),
                correction("c", "2026-03-05T10:00:00+08:00", "d", field, value));
        assertThat(((DecisionMade) right.data()).documentNo()).isEqualTo(documentNo);
        assertThat(right.envelope().time()).isEqualTo(decided("d").envelope().time());
        assertThat(((DecisionMade) right.data()).outcome()).isEqualTo(DecisionOutcome.REFUSED);
        assertThat(right.data().subject()).isEqualTo("C");
    }

    @Test
    void whose_a_case_is_cannot_be_corrected() {
        RecordedEvent submitted = event("s", "urn:a", "2026-03-02T10:00:00+08:00",
                new ApplicationSubmitted("C", "I1", "somebody", null, null, null));
        assertThat(corrected(submitted,
                correction("c", "2026-03-05T10:00:00+08:00", "s", "/data/subjectRef", "\"another\"")))
                .isEqualTo(submitted);
        assertThat(((ApplicationSubmitted) corrected(submitted,
                correction("c", "2026-03-05T10:00:00+08:00", "s", "/data/itemCode", "\"I2\"")).data()).itemCode())
                .isEqualTo("I2");
    }

    @Test
    void the_correction_that_was_made_last_counts_in_whatever_order_they_arrive() {
        for (long seed = 0; seed < 20; seed++) {
            // given
            List<RecordedEvent> corrections = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                corrections.add(correction("c" + i, "2026-03-0" + (4 + i) + "T10:00:00+08:00", "d",
                        "/data/documentNo", "\"决" + i + "\""));
            }
            Collections.shuffle(corrections, new Random(seed));
            // then
            RecordedEvent right = corrected(decided("d"), corrections.toArray(RecordedEvent[]::new));
            assertThat(((DecisionMade) right.data()).documentNo()).isEqualTo("决4");
        }
    }

    @Test
    void events_are_corrected_by_those_among_them_which_come_first() {
        // given
        RecordedEvent accepted = event("a", "urn:a", "2026-03-02T10:00:00+08:00",
                new ApplicationAccepted("C", "dept", null, null));
        RecordedEvent correction = correction("c", "2026-03-05T10:00:00+08:00", "a", "/data/department", "\"other\"");
        // when
        List<RecordedEvent> right = corrector.corrected(List.of(accepted, decided("d"), correction));
        // then
        assertThat(right).hasSize(3).startsWith(correction).endsWith(decided("d"));
        assertThat(((ApplicationAccepted) right.get(1).data()).department()).isEqualTo("other");
    }
}
