package org.serviceledger.app.demo.province;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.AdministrativeLevel;

import static org.assertj.core.api.Assertions.assertThat;

/** The province has six cities, forty counties, and towns in each of them. */
class DivisionsTest {

    private final Province province = Province.load();
    private final Divisions divisions = province.divisions();

    @Test
    void there_are_six_cities_with_five_to_eight_counties_each_and_two_to_four_towns_in_a_county() {
        assertThat(divisions.province().name()).isEqualTo("江海省");
        assertThat(divisions.cities()).extracting(Division::name).containsExactly("云州市", "临港市", "青屿市", "南浦市", "澄江市",
                "石门市");
        assertThat(divisions.counties()).hasSize(40);
        assertThat(divisions.cities()).allSatisfy(city -> assertThat(divisions.of(city)).hasSizeBetween(5, 8));
        assertThat(divisions.counties()).allSatisfy(county -> assertThat(divisions.of(county)).hasSizeBetween(2, 4));
    }

    @Test
    void codes_have_twelve_digits_begin_with_ninety_nine_and_name_their_parents() {
        assertThat(divisions.all()).extracting(Division::code).doesNotHaveDuplicates()
                .allMatch(code -> code.matches("99\\d{10}"));
        for (Division division : divisions.all()) {
            if (division.parent() != null) {
                Division parent = divisions.get(division.parent());
                assertThat(division.liesIn(parent)).as(division.code()).isTrue();
                assertThat(parent.level().ordinal()).isEqualTo(division.level().ordinal() - 1);
                assertThat(parent.liesIn(division)).isFalse();
            }
        }
    }

    @Test
    void cities_go_from_strong_to_weak_and_one_county_each_improves_and_declines() {
        List<Double> strengths = divisions.cities().stream().map(Division::strength).toList();
        Map<Outlook, Long> outlooks = divisions.counties().stream()
                .collect(Collectors.groupingBy(Division::outlook, Collectors.counting()));

        assertThat(strengths).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(outlooks).containsEntry(Outlook.IMPROVING, 1L).containsEntry(Outlook.DECLINING, 1L);
    }

    @Test
    void each_city_and_county_has_a_hall_with_a_window_for_every_queue() {
        assertThat(province.halls().all()).hasSize(46).extracting(Hall::hallId).doesNotHaveDuplicates()
                .contains(Province.HALL);
        assertThat(province.halls().all())
                .allSatisfy(hall -> assertThat(hall.queues()).containsExactly(HallQueue.values()));
    }

    @Test
    void twenty_two_departments_have_names_in_both_languages_and_codes_of_their_own() {
        Division city = divisions.capital();

        assertThat(province.departments()).hasSize(22);
        assertThat(province.departments()).extracting(department -> department.organIn(city)).doesNotHaveDuplicates()
                .allSatisfy(organ -> assertThat(organ).hasSize(18).isEqualTo(Codes.creditCode(organ.substring(0, 17))));
        assertThat(province.departments()).filteredOn(department -> department.key().equals("police"))
                .singleElement().satisfies(police -> {
                    assertThat(police.nameIn(divisions.province())).isEqualTo("江海省公安厅");
                    assertThat(police.nameIn(city)).isEqualTo("云州市公安局");
                    assertThat(police.englishNameIn(city)).isEqualTo("Yunzhou Public Security Bureau");
                });
        assertThat(province.departments()).filteredOn(department -> department.existsAt(AdministrativeLevel.COUNTY))
                .hasSize(21);
    }
}
