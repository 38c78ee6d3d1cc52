package org.serviceledger.projections.read;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.serviceledger.projections.read.DeclaredReader.Rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeclaredRankTest {

    @Test
    void zombies_come_first_and_then_those_with_the_most_cases() {
        List<Rank> ranked = List.of(new Rank(true, 30, "z"), new Rank(true, 20, "a"), new Rank(false, 900, "b.1"),
                new Rank(false, 9, "a"), new Rank(false, 9, "b"), new Rank(false, 0, ""));
        assertThat(ranked.reversed().stream().sorted()).isEqualTo(ranked);
        assertThat(ranked.stream().map(Rank::toString).map(Rank::parse)).isEqualTo(ranked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "z.a", "z1", "q1.a", "i-1.a", "i12345678901234567890.a", "RATES-1"})
    void what_is_no_rank_is_refused(String text) {
        assertThatThrownBy(() -> Rank.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
