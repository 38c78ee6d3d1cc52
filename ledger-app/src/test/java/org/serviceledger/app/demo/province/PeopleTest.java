package org.serviceledger.app.demo.province;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.ApplicantKind;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.identifier.ResidentIdentityNumber;
import org.serviceledger.core.identity.Caller.Role;
import org.serviceledger.core.privacy.PersonFields;

import static org.assertj.core.api.Assertions.assertThat;

/** The province's people have valid numbers that belong to nobody, and are enough for its business. */
class PeopleTest {

    private final Province province = Province.load();
    private final People people = province.people();

    @Test
    void citizens_have_valid_identity_numbers_of_their_county_and_phones_that_no_operator_has() {
        Set<String> numbers = new HashSet<>();
        for (Citizen citizen : people.citizens()) {
            String number = citizen.documentNumber();
            assertThat(ResidentIdentityNumber.isWellFormed(number)).isTrue();
            assertThat(number).startsWith(citizen.division().region()).startsWith("99");
            assertThat((number.charAt(16) - '0') % 2 == 0).isEqualTo(citizen.female());
            assertThat(citizen.phone()).matches("12\\d{9}");
            assertThat(citizen.address()).contains(citizen.division().name());
            assertThat(numbers.add(number)).isTrue();
        }
        assertThat(numbers).hasSize(People.CITIZENS);
    }

    @Test
    void surnames_are_as_common_as_in_the_country() {
        Map<String, Long> surnames = people.citizens().stream()
                .collect(Collectors.groupingBy(citizen -> citizen.name().substring(0, 1), Collectors.counting()));

        assertThat(surnames.get("王")).isBetween(300L, 500L);
        assertThat(surnames.get("王")).isGreaterThan(surnames.get("杨"));
        assertThat(surnames.get("杨")).isGreaterThan(surnames.get("沈"));
    }

    @Test
    void companies_have_valid_credit_codes_of_enterprises_each_its_own() {
        assertThat(people.companies()).hasSize(People.COMPANIES).extracting(Company::documentNumber)
                .doesNotHaveDuplicates().allSatisfy(code -> {
                    assertThat(code).hasSize(18).startsWith("9199").matches("[0-9A-HJ-NPQRTUWXY]{18}")
                            .isEqualTo(Codes.creditCode(code.substring(0, 17)));
                    assertThat(code.substring(8, 17)).isEqualTo(Codes.organisation(code.substring(8, 16)));
                });
    }

    @Test
    void every_window_has_a_clerk_and_every_body_three_approvers() {
        for (Hall hall : province.halls().all()) {
            for (Hall.Window window : hall.windows()) {
                assertThat(people.clerkAt(hall, window).role()).isEqualTo(Role.CLERK);
            }
        }
        for (ImplementedItem item : province.catalogue().all()) {
            assertThat(people.approversOf(item.organ())).hasSize(3).extracting(Official::role)
                    .containsOnly(Role.APPROVER);
        }
        assertThat(people.officials()).extracting(Official::account).doesNotHaveDuplicates();
    }

    @Test
    void a_fact_with_an_applicant_is_read_as_one_that_names_a_person() {
        CloudEventCodec codec = new CloudEventCodec();
        for (NamedPerson person : List.of(people.citizens().getFirst(), people.companies().getFirst())) {
            // given
            EventEnvelope fact = new EventEnvelope("1", "urn:jianghai:portal", "ApplicationSubmitted", "C1",
                    OffsetDateTime.parse("2026-03-02T09:00:00+08:00"), null, null, null, 1L, false,
                    new ApplicationSubmitted("C1", null, null, ApplicantKind.PERSON, null, null));

            // when
            Decoded decoded = codec.decode(person.addTo(codec.encode(fact), "applicant"));

            // then
            assertThat(decoded).isInstanceOf(Decoded.WithPersons.class);
            PersonFields read = ((Decoded.WithPersons) decoded).persons().get("applicant");
            assertThat(read.idNumber()).isEqualTo(person.documentNumber());
            assertThat(read.idType()).isEqualTo(person.documentType());
        }
    }
}
