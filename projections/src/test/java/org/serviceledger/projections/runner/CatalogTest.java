package org.serviceledger.projections.runner;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.read.RebuildRefused;
import org.serviceledger.projections.runner.Generation.Phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What may become of generations. */
class CatalogTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Duration AFTERLIFE = Duration.ofMinutes(10);
    private static final Catalog FIRST = Catalog.EMPTY.begun("v1", 4, NOW);

    private static Phase phase(Catalog catalog, int id) {
        Generation found = catalog.find(id);
        return found == null ? null : found.phase();
    }

    @Test
    void the_first_generation_is_in_use_at_once_and_is_begun_once() {
        assertThat(FIRST.inUse()).isNotNull().extracting(Generation::id, Generation::version, Generation::partitions)
                .containsExactly(1, "v1", 4);
        assertThat(FIRST.begun("v2", 8, NOW)).isEqualTo(FIRST);
    }

    @Test
    void a_number_is_never_used_again() {
        // given one that was given up and deleted
        Catalog dropped = FIRST.rebuilding("v1", 4, NOW).cancelled().without(2);
        assertThat(dropped.find(2)).isNull();
        // when
        Catalog again = dropped.rebuilding("v1", 4, NOW);
        // then
        assertThat(again.building()).isNotNull().extracting(Generation::id).isEqualTo(3);
    }

    @Test
    void one_generation_is_built_at_a_time() {
        Catalog building = FIRST.rebuilding("v1", 4, NOW);
        assertThatThrownBy(() -> building.rebuilding("v1", 4, NOW)).isInstanceOf(RebuildRefused.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> building.paused().rebuilding("v1", 4, NOW)).isInstanceOf(RebuildRefused.class);
        assertThatThrownBy(FIRST::paused).isInstanceOf(RebuildRefused.class);
        assertThatThrownBy(FIRST::resumed).isInstanceOf(RebuildRefused.class);
        assertThatThrownBy(FIRST::cancelled).isInstanceOf(RebuildRefused.class);
    }

    @Test
    void a_building_rests_and_goes_on_and_can_be_given_up() {
        Catalog building = FIRST.rebuilding("v1", 4, NOW);
        assertThat(phase(building.paused(), 2)).isEqualTo(Phase.PAUSED);
        assertThat(building.paused().resumed()).isEqualTo(building);
        assertThat(phase(building.paused().cancelled(), 2)).isEqualTo(Phase.DROPPING);
        assertThat(phase(building.cancelled(), 1)).isEqualTo(Phase.IN_USE);
    }

    @Test
    void after_the_switch_the_old_one_can_be_read_for_a_while() {
        // given
        Catalog switched = FIRST.rebuilding("v1", 4, NOW).switchedTo(2, NOW, null);
        assertThat(phase(switched, 2)).isEqualTo(Phase.IN_USE);
        assertThat(switched.find(1)).isNotNull().matches(Generation::isReadable)
                .matches(old -> !old.isKeptUp());
        // when, then
        assertThat(switched.expired(NOW.plus(AFTERLIFE).minusMillis(1), AFTERLIFE)).isEqualTo(switched);
        assertThat(phase(switched.expired(NOW.plus(AFTERLIFE), AFTERLIFE), 1)).isEqualTo(Phase.DROPPING);
        assertThat(phase(switched.expired(NOW.plus(AFTERLIFE), AFTERLIFE), 2)).isEqualTo(Phase.IN_USE);
    }

    @Test
    void a_generation_that_rests_or_was_given_up_meanwhile_is_not_put_into_use() {
        Catalog building = FIRST.rebuilding("v1", 4, NOW);
        assertThat(building.paused().switchedTo(2, NOW, null)).isEqualTo(building.paused());
        assertThat(building.cancelled().switchedTo(2, NOW, null)).isEqualTo(building.cancelled());
    }

    @Test
    void views_of_another_version_are_built_anew_by_themselves() {
        Catalog upgraded = FIRST.upgraded("v2", 8, NOW);
        assertThat(upgraded.inUse()).isNotNull().extracting(Generation::version).isEqualTo("v1");
        assertThat(upgraded.building()).isNotNull().extracting(Generation::version, Generation::partitions)
                .containsExactly("v2", 8);
        assertThat(upgraded.upgraded("v2", 8, NOW)).isEqualTo(upgraded);
        assertThat(FIRST.upgraded("v1", 8, NOW)).isEqualTo(FIRST);
        // when a still later version comes while that is being built
        Catalog later = upgraded.upgraded("v3", 8, NOW);
        assertThat(phase(later, 2)).isEqualTo(Phase.DROPPING);
        assertThat(later.building()).isNotNull().extracting(Generation::id, Generation::version)
                .containsExactly(3, "v3");
    }

    @Test
    void a_catalogue_is_the_same_after_it_was_stored() {
        Catalog catalog = FIRST.rebuilding("v1", 4, NOW).switchedTo(2, NOW,
                new Generation.Comparison(null, 5, 6, 1, java.util.List.of("case A"))).upgraded("v2", 4, NOW);
        assertThat(ViewJson.read(ViewJson.write(catalog), Catalog.class)).isEqualTo(catalog);
    }
}
