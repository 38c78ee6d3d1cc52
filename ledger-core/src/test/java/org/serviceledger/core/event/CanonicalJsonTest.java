package org.serviceledger.core.event;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanonicalJsonTest {

    @Test
    void the_example_of_the_rfc_gives_the_bytes_of_the_rfc() {
        // given: RFC 8785, section 3.2.2
        String text = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";

        // then: section 3.2.4
        assertThat(CanonicalJson.canonicalize(utf8(text))).isEqualTo(HexFormat.of()
                .parseHex("7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a"
                        + "5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d3237"
                        + "5d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d"));
    }

    @Test
    void members_are_sorted_by_utf_16_code_units() {
        // given: RFC 8785, section 3.2.3
        String text = """
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
                 "1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",
                 "\\u00f6":"Latin Small Letter O With Diaeresis"}""";

        // then
        assertThat(new String(CanonicalJson.canonicalize(utf8(text)), StandardCharsets.UTF_8))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({"0000000000000000,0", "8000000000000000,0", "0000000000000001,5e-324", "8000000000000001,-5e-324",
            "7fefffffffffffff,1.7976931348623157e+308", "ffefffffffffffff,-1.7976931348623157e+308",
            "4340000000000000,9007199254740992", "c340000000000000,-9007199254740992",
            "4430000000000000,295147905179352830000", "44b52d02c7e14af5,9.999999999999997e+22",
            "44b52d02c7e14af6,1e+23", "44b52d02c7e14af7,1.0000000000000001e+23",
            "444b1ae4d6e2ef4e,999999999999999700000", "444b1ae4d6e2ef4f,999999999999999900000",
            "444b1ae4d6e2ef50,1e+21", "3eb0c6f7a0b5ed8c,9.999999999999997e-7", "3eb0c6f7a0b5ed8d,0.000001",
            "41b3de4355555553,333333333.3333332", "41b3de4355555554,333333333.33333325",
            "41b3de4355555555,333333333.3333333", "41b3de4355555556,333333333.3333334",
            "41b3de4355555557,333333333.33333343", "becbf647612f3696,-0.0000033333333333333333",
            "43143ff3c1cb0959,1424953923781206.2"})
    void a_double_is_printed_as_ecmascript_prints_it(String bits, String text) {
        assertThat(CanonicalNumber.of(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2,1e-323", "3,1.5e-323", "4,2e-323", "5,2.5e-323", "9,4.4e-323", "10,5e-323"})
    void the_smallest_doubles_have_as_few_digits_as_will_do(long units, String text) {
        assertThat(CanonicalNumber.of(Double.longBitsToDouble(units))).isEqualTo(text);
    }

    @Test
    void every_double_reads_back_as_itself() {
        // given
        Random random = new Random(8785);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                // when
                String text = CanonicalNumber.of(value);

                // then
                assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0.0 : value);
                assertThat(CanonicalNumber.exact(new BigDecimal(text))).isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "0.30000000000000004440892098500626", "1e400", "-1e400", "1e-400",
            "333333333.33333329", "1e999999999", "1e-999999999", "295147905179352825856"})
    void a_number_that_would_change_is_refused_when_it_is_to_be_stored(String number) {
        assertThatThrownBy(() -> CanonicalJson.encode(JsonText.read(utf8(number)).value()))
                .isInstanceOf(CanonicalJson.NotRepresentable.class)
                .extracting(e -> ((CanonicalJson.NotRepresentable) e).code()).isEqualTo("inexact-number");
    }

    @Test
    void whole_numbers_and_decimals_that_are_equal_have_the_same_bytes() {
        for (String number : new String[]{"100", "1e2", "100.0", "1.00E+2", "1000e-1"}) {
            assertThat(CanonicalJson.encode(JsonText.read(utf8(number)).value())).isEqualTo(utf8("100"));
        }
        assertThat(CanonicalJson.encode(JsonText.read(utf8("-0.0")).value())).isEqualTo(utf8("0"));
    }

    @Test
    void half_of_a_surrogate_pair_is_refused() {
        assertThatThrownBy(() -> CanonicalJson.canonicalize(utf8("[\"\\ud800\"]")))
                .isInstanceOf(CanonicalJson.NotRepresentable.class)
                .extracting(e -> ((CanonicalJson.NotRepresentable) e).code()).isEqualTo("not-unicode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,\"a\":1}", "1 2", "nul", "'a'", "{a:1}", "01", "+1", "NaN"})
    void what_is_not_strictly_json_has_no_canonical_form(String text) {
        assertThatThrownBy(() -> CanonicalJson.canonicalize(utf8(text))).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
