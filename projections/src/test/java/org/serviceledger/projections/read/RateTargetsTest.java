package org.serviceledger.projections.read;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.projections.read.RateQuery.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** A gap is told only where a target is about the whole of a row. */
class RateTargetsTest {

    @Test
    void a_target_of_one_level_is_not_held_against_all_levels_together() {
        RateRow.Target ofCities = new RateRow.Target("T", AdministrativeLevel.CITY, null, null, null, null, null, null,
                null, null);
        assertThat(RateTargets.isHeldAgainst(ofCities, Scope.EVERYTHING)).isFalse();
        assertThat(RateTargets.isHeldAgainst(ofCities, new Scope(null, AdministrativeLevel.PROVINCE, null, null)))
                .isFalse();
        assertThat(RateTargets.isHeldAgainst(ofCities, new Scope(null, AdministrativeLevel.CITY, null, null)))
                .isTrue();
    }
}
