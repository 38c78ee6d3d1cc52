package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.TimeLimit;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue holds what a province's holds, and comes online as provinces did. */
class CatalogueTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);
    private static final LocalDate END_OF_2018 = LocalDate.of(2018, 12, 31);
    private static final LocalDate END_OF_2019 = LocalDate.of(2019, 12, 31);
    private static final LocalDate BEGIN = ItemCourse.FIRST_DAY;

    private final Province province = Province.load();
    private final Divisions divisions = province.divisions();
    private final Catalogue catalogue = province.catalogue();

    @Test
    void several_hundred_items_are_in_force_and_two_were_retired() {
        assertThat(catalogue.inForceOn(TODAY)).hasSizeBetween(400, 700);
        assertThat(catalogue.all()).filteredOn(item -> item.item().retired() != null).hasSize(2)
                .noneMatch(item -> item.inForceOn(TODAY)).allMatch(item -> item.inForceOn(END_OF_2018));
    }

    @Test
    void the_thirty_named_items_are_handled_by_the_capital_as_they_are_described() {
        assertThat(province.items()).hasSize(30);
        for (CatalogueItem item : province.items()) {
            ImplementedItem capital = catalogue.find(province.codeOf(item)).orElseThrow();
            ItemVersion version = capital.on(TODAY);
            assertThat(version.online()).as(item.name()).isEqualTo(item.online());
            assertThat(version.onlineDepth()).as(item.name()).isEqualTo(item.onlineDepth());
            assertThat(version.visits()).as(item.name()).isEqualTo(item.visits());
            assertThat(version.legalLimit()).isEqualTo(item.legalLimit());
            assertThat(version.promisedLimit()).isEqualTo(item.promisedLimit());
        }
    }

    @Test
    void every_code_is_unique_composed_as_the_standards_say_and_has_its_check_characters() {
        assertThat(catalogue.all()).extracting(ImplementedItem::code).doesNotHaveDuplicates();
        for (ImplementedItem item : catalogue.all()) {
            assertThat(item.code()).hasSize(31).startsWith(item.organ() + item.division().level().code() + "99");
            assertThat(item.organ()).isEqualTo(Codes.creditCode(item.organ().substring(0, 17)));
            assertThat(item.organ().substring(8, 17)).isEqualTo(Codes.organisation(item.organ().substring(8, 16)));
            assertThat(item.organ().substring(2, 8)).isEqualTo(item.division().region());
            assertThat(item.handlingItemCode()).hasSize(33);
        }
    }

    @Test
    void no_promise_exceeds_the_law_and_what_is_wholly_online_needs_no_visit() {
        for (ImplementedItem item : catalogue.all()) {
            for (ItemVersion version : item.versions()) {
                TimeLimit legal = version.legalLimit();
                TimeLimit promised = version.promisedLimit();
                assertThat(promised.unit() == legal.unit() && promised.value() > legal.value())
                        .as(item.item().name()).isFalse();
                assertThat(version.online()).isEqualTo(version.onlineDepth() >= 3);
                assertThat(version.onlineDepth() == 4).isEqualTo(version.visits() == 0);
            }
        }
    }

    @Test
    void versions_count_up_from_the_first_day_and_each_says_why() {
        for (ImplementedItem item : catalogue.all()) {
            ItemVersion before = null;
            for (ItemVersion version : item.versions()) {
                assertThat(version.number()).isEqualTo(before == null ? 1 : before.number() + 1);
                if (before == null) {
                    assertThat(version.validFrom()).isEqualTo(BEGIN);
                } else {
                    assertThat(version.validFrom()).isAfter(before.validFrom()).isBefore(TODAY);
                    assertThat(version.reason()).isNotEmpty();
                }
                before = version;
            }
        }
    }

    @Test
    void the_province_met_its_first_target_missed_the_second_and_is_near_eighty_eight_percent_today() {
        assertThat(online(divisions.province(), END_OF_2018)).isBetween(.80, .83);
        assertThat(online(divisions.province(), END_OF_2019)).isBetween(.84, .88);
        assertThat(online(divisions.province(), TODAY)).isBetween(.87, .89);
    }

    @Test
    void strong_cities_are_ahead_of_weak_ones_together_with_their_counties() {
        List<Double> cities = divisions.cities().stream().map(city -> online(city, TODAY)).toList();
        List<Double> regions = divisions.cities().stream()
                .map(city -> online(item -> item.division().liesIn(city), TODAY)).toList();

        assertThat(cities).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(cities.getFirst()).isGreaterThan(.94);
        assertThat(cities.getLast()).isLessThan(.72);
        assertThat(regions.getFirst()).isGreaterThan(regions.getLast() + .15);
    }

    @Test
    void one_county_improves_from_the_rear_and_one_declines_from_the_front() {
        Division improving = withOutlook(Outlook.IMPROVING);
        Division declining = withOutlook(Outlook.DECLINING);

        assertThat(online(improving, BEGIN)).isLessThan(.2);
        assertThat(online(improving, TODAY)).isGreaterThan(.8);
        assertThat(online(declining, END_OF_2019)).isGreaterThan(.8);
        assertThat(online(declining, TODAY)).isLessThan(.5);
    }

    @Test
    void most_items_of_cities_were_in_halls_by_the_end_of_2018_and_nearly_all_a_year_later() {
        assertThat(inHall(AdministrativeLevel.CITY, END_OF_2018)).isBetween(.70, .90);
        assertThat(inHall(AdministrativeLevel.CITY, END_OF_2019)).isGreaterThan(.93);
        assertThat(inHall(AdministrativeLevel.PROVINCE, END_OF_2019)).isZero();
    }

    @Test
    void the_law_on_food_licences_halved_its_limit_in_2023() {
        ImplementedItem food = catalogue.all().stream().filter(item -> item.item().number() == 20).findFirst()
                .orElseThrow();

        assertThat(food.on(LocalDate.of(2023, 11, 30)).legalLimit().value()).isEqualTo(20);
        assertThat(food.on(LocalDate.of(2023, 12, 1)).legalLimit().value()).isEqualTo(10);
    }

    private Division withOutlook(Outlook outlook) {
        return divisions.counties().stream().filter(county -> county.outlook() == outlook).findFirst().orElseThrow();
    }

    private double online(Division division, LocalDate day) {
        return online(item -> item.division().equals(division), day);
    }

    /** Without exempted items, as the headline definition has it. */
    private double online(Predicate<ImplementedItem> which, LocalDate day) {
        List<ImplementedItem> counted = catalogue.inForceOn(day).stream().filter(which)
                .filter(item -> !item.exemptFromOnlineOn(day)).toList();
        return (double) counted.stream().filter(item -> item.on(day).online()).count() / counted.size();
    }

    private double inHall(AdministrativeLevel level, LocalDate day) {
        List<ImplementedItem> counted = catalogue.inForceOn(day).stream()
                .filter(item -> item.division().level() == level).toList();
        return (double) counted.stream().filter(item -> item.on(day).inHall()).count() / counted.size();
    }
}
