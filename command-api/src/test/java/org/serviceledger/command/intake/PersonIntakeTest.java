package org.serviceledger.command.intake;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.serviceledger.command.Desk;
import org.serviceledger.command.intake.RecordResult.Status;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.GovernanceEvent.RecordQuarantined;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.privacy.PersonDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceledger.command.Desk.await;
import static org.serviceledger.command.Desk.event;
import static org.serviceledger.command.Desk.utf8;

/** Persons are taken in, but nobody finds them in what is stored. */
class PersonIntakeTest {

    private static final String NUMBER = "990102199003071014";
    private static final String PERSON = """
            {"name":"王小明","idNumber":"%s","phone":"12912345678","address":"云州市云台路 1 号"}""".formatted(NUMBER);
    private final Desk desk = new Desk(16);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_person_is_stored_sealed_and_can_be_opened() {
        // when
        assertThat(accept(submitted("a", "C1", PERSON)).status()).isEqualTo(Status.RECORDED);

        // then
        StoredEvent stored = await(desk.ledger().read(0).next());
        String payload = new String(stored.payload(), StandardCharsets.UTF_8);
        assertThat(payload).doesNotContain("王小明", NUMBER, "12912345678", "云台路");
        ApplicationSubmitted fact = (ApplicationSubmitted) desk.recorded().getFirst().data();
        PersonDetails applicant = Objects.requireNonNull(fact.applicant());
        assertThat(fact.subjectRef()).isEqualTo(applicant.subjectRef());
        assertThat(stored.tags()).contains(Tag.of("subject", applicant.subjectRef()));
        assertThat(await(desk.vault().open(applicant))).containsEntry("name", "王小明").containsEntry("idNumber", NUMBER)
                .containsEntry("phone", "12912345678").containsEntry("address", "云州市云台路 1 号").hasSize(4);
    }

    @Test
    void one_persons_cases_meet_whoever_sent_them() {
        accept(submitted("a", "C1", PERSON));
        accept(submitted("b", "C2", "{\"name\":\"王小明\",\"idNumber\":\"９９０１０２１９９００３０７１０１４\"}"));
        accept(submitted("c", "C3", "{\"name\":\"李红\",\"idNumber\":\"990102198511202020\"}"));
        var refs = desk.recorded().stream().map(e -> ((ApplicationSubmitted) e.data()).subjectRef()).toList();
        assertThat(refs.get(0)).isEqualTo(refs.get(1)).isNotEqualTo(refs.get(2));
    }

    @Test
    void a_record_with_a_person_sent_again_is_a_duplicate_and_with_another_person_a_conflict() {
        assertThat(accept(submitted("a", "C1", PERSON)).status()).isEqualTo(Status.RECORDED);
        assertThat(accept(submitted("a", "C1", PERSON)).status()).isEqualTo(Status.DUPLICATE);
        assertThat(accept(submitted("a", "C1", PERSON.replace("王小明", "王大明"))).status()).isEqualTo(Status.CONFLICT);
        assertThat(desk.recorded()).hasSize(1);
    }

    @Test
    void the_agent_and_the_recipient_are_sealed_too() {
        String both = event("a", "ApplicationSubmitted", "C1",
                "{\"applicant\":" + PERSON + ",\"agent\":{\"name\":\"李红\",\"idNumber\":\"990102198511202020\"}}");
        accept(both);
        accept(event("b", "ResultDelivered", "C1", "{\"method\":\"WINDOW\",\"recipient\":{\"name\":\"李红\"}}"));
        ApplicationSubmitted fact = (ApplicationSubmitted) desk.recorded().getFirst().data();
        assertThat(await(desk.vault().open(Objects.requireNonNull(fact.agent())))).containsEntry("name", "李红");
        ResultDelivered delivered = (ResultDelivered) desk.recorded().get(1).data();
        assertThat(await(desk.vault().open(Objects.requireNonNull(delivered.recipient())))).containsEntry("name", "李红");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"bad-check-digit | {\"idNumber\":\"990102199003071015\"}",
            "bad-check-digit | {\"idNumber\":\"12345\"}", "born-later | {\"idNumber\":\"990102209903071016\"}",
            "born-later | {\"idNumber\":\"990102202603211011\"}",
            "bad-value | {}", "bad-value | {\"name\":7}",
            "bad-value | {\"idType\":\"CARD\",\"idNumber\":\"1\"}",
            "bad-value | {\"subjectRef\":\"s-1\",\"sealed\":\"AAAA\",\"commitments\":[]}", "person-data | \"王小明\""})
    void what_is_no_possible_person_is_kept_in_quarantine(String code, String person) {
        RecordResult result = accept(submitted("a", "C1", person));
        assertThat(result.status()).isEqualTo(Status.QUARANTINED);
        assertThat(result.code()).isEqualTo(code);
        assertThat(desk.recorded()).hasSize(1).first()
                .satisfies(e -> assertThat(e.data()).isInstanceOf(RecordQuarantined.class));
        assertThat(String.valueOf(result)).doesNotContain("王小明", "9901021990");
    }

    @Test
    void a_child_may_be_born_on_the_day_of_the_fact() {
        assertThat(accept(submitted("a", "C1", "{\"idNumber\":\"990102202603201016\"}")).status())
                .isEqualTo(Status.RECORDED);
    }

    @Test
    void other_documents_have_no_check() {
        assertThat(accept(submitted("a", "C1", "{\"idType\":\"PASSPORT\",\"idNumber\":\"E12345678\"}")).status())
                .isEqualTo(Status.RECORDED);
    }

    private static String submitted(String id, String caseNo, String applicant) {
        return event(id, "ApplicationSubmitted", caseNo, "{\"applicant\":" + applicant + "}");
    }

    private RecordResult accept(String json) {
        return await(desk.intake().accept(utf8(json), Desk.ANYBODY));
    }
}
