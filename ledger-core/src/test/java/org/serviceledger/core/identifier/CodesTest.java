package org.serviceledger.core.identifier;

import java.time.LocalDate;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CodesTest {

    private static final String SAMPLE = "1244150019672024" + "4T" + "3" + "442199806003" + "20220623" + "0068";

    @Test
    void the_public_sample_of_a_case_number_splits_into_its_parts() {
        // when
        CaseNumber number = CaseNumber.of(SAMPLE);

        // then
        ItemCode item = number.item().orElseThrow();
        assertThat(number.form()).isEqualTo(CaseNumber.Form.LOCAL);
        assertThat(number.day()).contains(LocalDate.of(2022, 6, 23));
        assertThat(number.number()).isEqualTo(68);
        assertThat(item.form()).isEqualTo(ItemCode.Form.IMPLEMENTATION);
        assertThat(item.body()).contains(UnifiedSocialCreditCode.of("12441500196720244T"));
        assertThat(item.level()).isEqualTo(3);
        assertThat(item.basic()).contains("442199806003");
        assertThat(item.kind()).contains("21");
    }

    @Test
    void a_number_that_is_made_here_is_read_back() {
        // given
        ItemCode item = ItemCode.of("11990100000010284A3990100020000");

        // when
        CaseNumber number = CaseNumber.of(item, LocalDate.of(2026, 3, 16), 412);

        // then
        assertThat(number.value()).isEqualTo("11990100000010284A39901000200002026031600412").hasSize(44);
        assertThat(number.form()).isEqualTo(CaseNumber.Form.OWN);
        assertThat(number.item()).contains(item);
        assertThat(number.number()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CASE-1", "3712441500196720244T34421998060032022062300068", "受理〔2026〕3 号", "1",
            "12441500196720244T34421998060032022133300068"})
    void a_foreign_case_number_is_taken_as_it_is(String text) {
        // when
        CaseNumber number = CaseNumber.of(text);

        // then
        assertThat(number.form()).isEqualTo(CaseNumber.Form.FOREIGN);
        assertThat(number.value()).isEqualTo(text);
        assertThat(number.item()).isEmpty();
        assertThat(number.day()).isEmpty();
        assertThat(number.number()).isZero();
    }

    @Test
    void what_cannot_name_a_case_is_told() {
        assertThat(CaseNumber.whyNot("")).contains("1 to 256");
        assertThat(CaseNumber.whyNot("a\nb")).contains("control characters");
        assertThatThrownBy(() -> CaseNumber.of(SAMPLE.replace("244T", "244A")))
                .isInstanceOf(IdentifierException.class).hasMessageContaining("check character");
    }

    @ParameterizedTest
    @CsvSource({"440100000012, BASIC", "11990100000010284A3990100020000, IMPLEMENTATION",
            "11990100000010284A399010002000001, HANDLING_ITEM", "4401000012, BASIC_AS_PRINTED",
            "11990100000010284A990100, IMPLEMENTATION_AS_PRINTED"})
    void an_item_code_has_one_of_the_forms_of_the_standards(String text, ItemCode.Form form) {
        assertThat(ItemCode.of(text).form()).isEqualTo(form);
        assertThat(ItemCode.of(text).toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"ITEM-1, has 12", "44010000001A, consists of digits",
            "11990100000010285A3990100020000, check character",
            "11990100000010284A9990100020000, level", "11990100000010284A39901000200X0, ends with digits",
            "440100001_, digits and capital letters"})
    void what_is_wrong_with_an_item_code_is_told(String text, String reason) {
        assertThat(ItemCode.isWellFormed(text)).isFalse();
        assertThatThrownBy(() -> ItemCode.of(text)).hasMessageContaining(reason).hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @CsvSource({"990000, 990000000000, 2", "990100, 990100000000, 4", "990102, 990102000000, 6",
            "990102003, 990102003000, 9", "990102003201, 990102003201, 12", "000000, 000000000000, 0",
            "441900003, 441900003000, 9"})
    void a_division_is_filled_with_zeros(String text, String value, int digits) {
        assertThat(DivisionCode.of(text).value()).isEqualTo(value);
        assertThat(DivisionCode.of(text).significantDigits()).isEqualTo(digits);
        assertThat(DivisionCode.of(value)).isEqualTo(DivisionCode.of(text));
    }

    @ParameterizedTest
    @CsvSource({"99, 6, 9 or 12", "9901OO, digits", "000100, province", "990102000201, township"})
    void what_is_wrong_with_a_division_is_told(String text, String reason) {
        assertThat(DivisionCode.isWellFormed(text)).isFalse();
        assertThatThrownBy(() -> DivisionCode.of(text)).isInstanceOf(IdentifierException.class)
                .hasMessageContaining(reason.split(",")[0]);
    }

    @Test
    void a_division_lies_within_those_above_it() {
        // given
        DivisionCode county = DivisionCode.of("990102");
        // then
        assertThat(county.isWithin(DivisionCode.of("990100"))).isTrue();
        assertThat(county.isWithin(county.province())).isTrue();
        assertThat(county.isWithin(DivisionCode.of("000000"))).isTrue();
        assertThat(county.isWithin(DivisionCode.of("990200"))).isFalse();
        assertThat(DivisionCode.of("990100").isWithin(county)).isFalse();
        assertThat(county.county()).isEqualTo("990102");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ITEM-1", "1234567890123456789012345678901", "ABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
            "11990100000010285A399010002000", "11990100000010285O3990100020000", "88990100000010285A3990100020000",
            "11990100000010285A3ABC100020000", "0f8fad5bd9cb469fa16570867728950"})
    void a_code_that_claims_nothing_cannot_be_wrong(String text) {
        assertThat(CheckedCode.isWrong(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void one_wrong_character_of_the_body_is_detected_or_makes_it_another_kind_of_code(long seed) {
        Random random = new Random(seed);
        String right = "11990100000010284A3990100020000";
        assertThat(CheckedCode.isWrong(right)).isFalse();
        for (int i = 0; i < 500; i++) {
            // given a digit within the division or the organisation's own number
            int at = 2 + random.nextInt(15);
            char digit = (char) ('0' + random.nextInt(10));
            String other = right.substring(0, at) + digit + right.substring(at + 1);
            // then
            assertThat(CheckedCode.isWrong(other)).isEqualTo(!other.equals(right));
            assertThat(CheckedCode.isWrong(other + "01")).isEqualTo(!other.equals(right));
            assertThat(CheckedCode.isWrong(other + "2026031600001")).isEqualTo(!other.equals(right));
            assertThat(CheckedCode.isWrong(other + "202603160001")).isEqualTo(!other.equals(right));
        }
    }
}
