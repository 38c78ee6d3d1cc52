package org.serviceledger.app.demo.province;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.AssessmentEvent.HighFrequencyListPublished;
import org.serviceledger.core.event.AssessmentEvent.NationalBaselineRecorded;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.FigurePart;
import org.serviceledger.core.event.ItemEvent.ItemExemptionGranted;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemEnteredHall;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemEvent.ServiceItemRetired;

import static org.assertj.core.api.Assertions.assertThat;

/** The founding facts are understood, complete, in order, and the same for the same seed. */
class FoundationTest {

    private static final OffsetDateTime FIRST_BUSINESS = OffsetDateTime.parse("2026-01-01T00:00:00+08:00");

    private final Province province = Province.load();
    private final List<EventEnvelope> facts = province.foundation();
    private final CloudEventCodec codec = new CloudEventCodec();

    @Test
    void the_intake_understands_every_fact() {
        for (EventEnvelope fact : facts) {
            Decoded decoded = codec.decode(codec.encode(fact));
            assertThat(decoded).as(fact.id()).isInstanceOf(Decoded.Understood.class);
            assertThat(codec.encode(((Decoded.Understood) decoded).envelope())).isEqualTo(codec.encode(fact));
        }
    }

    @Test
    void facts_come_in_the_order_in_which_they_happened_before_any_business_each_once() {
        Instant last = Instant.MIN;
        Map<String, Long> sequences = new HashMap<>();
        Set<String> identities = new HashSet<>();
        for (EventEnvelope fact : facts) {
            assertThat(fact.time().toInstant()).isAfterOrEqualTo(last);
            assertThat(fact.time()).isBefore(FIRST_BUSINESS);
            assertThat(fact.sourceSequence()).isEqualTo(sequences.merge(fact.source(), 1L, Long::sum));
            assertThat(identities.add(fact.source() + " " + fact.id())).as(fact.id()).isTrue();
            last = fact.time().toInstant();
        }
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        List<String> again = bytes(Province.load(2018));

        assertThat(again).isEqualTo(bytes(province));
        assertThat(again).isNotEqualTo(bytes(Province.load(7)));
    }

    @Test
    void every_item_is_published_and_its_changes_exemptions_and_retirement_are_told() {
        assertThat(of(ServiceItemPublished.class)).hasSameSizeAs(province.catalogue().all());
        assertThat(of(ServiceItemAmended.class)).hasSize(
                province.catalogue().all().stream().mapToInt(item -> item.versions().size() - 1).sum())
                .hasSizeGreaterThan(200);
        assertThat(of(ServiceItemRetired.class)).hasSize(2);
        assertThat(of(ItemExemptionGranted.class)).hasSizeBetween(6, 20)
                .allSatisfy(exemption -> assertThat(exemption.legalBasis()).isNotBlank());
        assertThat(of(ServiceItemEnteredHall.class)).hasSizeGreaterThan(400);
    }

    @Test
    void the_plans_targets_are_there_for_each_level_they_name() {
        Map<String, TargetSet> targets = of(TargetSet.class).stream()
                .collect(Collectors.toMap(TargetSet::targetId, target -> target));

        assertThat(targets).hasSize(21);
        assertThat(targets.get("T-ONLINE-2018").value()).isEqualByComparingTo("0.80");
        assertThat(targets.get("T-ONLINE-2019").value()).isEqualByComparingTo("0.90");
        for (String level : List.of("PROVINCE", "CITY", "COUNTY")) {
            assertThat(targets.get("T-ONCE-2018-" + level).value()).isEqualByComparingTo("30");
            assertThat(targets.get("T-ONCE-2019-" + level).value()).isEqualByComparingTo("100");
        }
        assertThat(targets.get("T-HALL-2018-COUNTY").value()).isEqualByComparingTo("0.70");
        assertThat(targets.get("T-HALL-2019-CITY").qualifier()).isEqualTo("应进必进");
    }

    @Test
    void the_countrys_halls_add_up_and_each_figure_has_its_day() {
        Map<String, NationalBaselineRecorded> figures = of(NationalBaselineRecorded.class).stream()
                .collect(Collectors.toMap(NationalBaselineRecorded::figureId, figure -> figure));
        NationalBaselineRecorded halls = figures.get("halls-county-and-above");

        assertThat(halls.value()).isEqualByComparingTo("3058");
        assertThat(halls.parts()).extracting(part -> part.value().intValue()).containsExactly(19, 323, 2623, 93);
        assertThat(halls.parts().stream().map(FigurePart::value).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(halls.value());
        assertThat(halls.coverage()).isEqualByComparingTo("0.943");
        assertThat(figures.get("township-service-centres").value()).isEqualByComparingTo("38513");
        assertThat(figures.get("vertical-systems").asOf()).isAfter(figures.get("central-department-halls").asOf());
        assertThat(figures.get("shared-data-items").value()).isEqualByComparingTo("694");
        assertThat(figures.get("network-departments").value()).isEqualByComparingTo("71");
        assertThat(figures.get("network-localities").value()).isEqualByComparingTo("32");
        assertThat(figures.get("key-fields").value()).isEqualByComparingTo("16");
        assertThat(figures.values()).allSatisfy(figure -> assertThat(figure.asOf()).isNotNull());
    }

    @Test
    void calendars_of_nine_years_are_published_and_two_are_amended_in_their_year() {
        assertThat(of(CalendarPublished.class)).extracting(CalendarPublished::year).containsExactly(2018, 2019, 2020,
                2021, 2022, 2023, 2024, 2025, 2026);
        CalendarPublished first = of(CalendarPublished.class).get(1);
        CalendarAmended amended = of(CalendarAmended.class).getFirst();

        assertThat(amended.year()).isEqualTo(2019);
        assertThat(first.offDays()).doesNotContain(LocalDate.of(2019, 5, 2));
        assertThat(first.workDays()).doesNotContain(LocalDate.of(2019, 5, 5));
        assertThat(amended.offDays()).contains(LocalDate.of(2019, 5, 2));
        assertThat(amended.workDays()).contains(LocalDate.of(2019, 5, 5));
        assertThat(of(CalendarAmended.class)).extracting(CalendarAmended::year).containsExactly(2019, 2020);
    }

    @Test
    void each_level_has_a_list_of_thirty_and_one_of_a_hundred_items_that_the_catalogue_holds() {
        Map<AdministrativeLevel, List<HighFrequencyListPublished>> lists = of(HighFrequencyListPublished.class)
                .stream().collect(Collectors.groupingBy(HighFrequencyListPublished::level));

        assertThat(lists).hasSize(3);
        lists.forEach((level, found) -> {
            assertThat(found).extracting(list -> list.items().size()).containsExactly(30, 100);
            assertThat(found.get(1).items()).containsAll(found.get(0).items()).doesNotHaveDuplicates()
                    .allMatch(code -> province.catalogue().find(code).orElseThrow().division().level() == level);
        });
    }

    private <T> List<T> of(Class<T> type) {
        return facts.stream().map(EventEnvelope::data).filter(type::isInstance).map(type::cast).toList();
    }

    private List<String> bytes(Province other) {
        List<String> bytes = new ArrayList<>();
        other.foundation().forEach(
                fact -> bytes.add(new String(codec.encode(fact), java.nio.charset.StandardCharsets.UTF_8)));
        return bytes;
    }
}
