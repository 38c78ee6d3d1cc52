package org.serviceledger.app.cli;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Arguments of a command. */
class OptionsTest {

    private static Options options(String... arguments) {
        return new Options(List.of(arguments), Set.of("--port", "--data"), Set.of("--empty"));
    }

    @Test
    void values_flags_and_the_rest_may_come_in_any_order() {
        // when
        Options options = options("one", "--port", "9", "--empty", "two", "--data=a=b");
        // then
        assertThat(options.rest()).containsExactly("one", "two");
        assertThat(options.port(8080)).isEqualTo(9);
        assertThat(options.value("--data", "")).isEqualTo("a=b");
        assertThat(options.flag("--empty")).isTrue();
    }

    @Test
    void what_is_not_given_is_as_usual() {
        Options options = options();
        assertThat(options.port(8080)).isEqualTo(8080);
        assertThat(options.value("--data", "usual")).isEqualTo("usual");
        assertThat(options.flag("--empty")).isFalse();
    }

    @Test
    void the_last_of_two_values_counts() {
        assertThat(options("--port", "1", "--port=2").port(0)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot", "--empty=true", "--port"})
    void what_is_not_known_or_not_whole_is_a_mistake_that_names_it(String argument) {
        assertThatThrownBy(() -> options(argument)).isInstanceOf(Usage.Mistake.class).hasMessageContaining(argument);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "65536", "80.5"})
    void a_port_is_a_number_of_a_port(String port) {
        assertThatThrownBy(() -> options("--port", port).port(0)).isInstanceOf(Usage.Mistake.class)
                .hasMessageContaining("'" + port + "'");
    }
}
