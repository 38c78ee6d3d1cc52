package org.serviceledger.app.demo.province;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.identifier.ResidentIdentityNumber;

import static org.assertj.core.api.Assertions.assertThat;

/** Codes carry the check characters that the standards' own samples carry. */
class CodesTest {

    @Test
    void credit_codes_get_the_check_characters_of_known_ones() {
        assertThat(Codes.creditCode("91350100M000100Y4")).isEqualTo("91350100M000100Y43");
        assertThat(Codes.creditCode("12441500196720244")).isEqualTo("12441500196720244T");
    }

    @Test
    void organisation_codes_get_the_check_character_of_a_known_one() {
        assertThat(Codes.organisation("19672024")).isEqualTo("196720244");
        assertThat(Codes.organisation("M000100Y")).isEqualTo("M000100Y4");
    }

    @Test
    void resident_numbers_get_the_check_character_of_the_standards_sample() {
        String sample = Codes.resident("110105", LocalDate.of(1949, 12, 31), 2);

        assertThat(sample).isEqualTo("11010519491231002X");
        assertThat(ResidentIdentityNumber.isWellFormed(sample)).isTrue();
    }

    @Test
    void an_item_has_a_basic_code_of_twelve_and_an_implementation_code_of_thirty_one_characters() {
        String code = Codes.item("11990100000010049C", AdministrativeLevel.CITY, ItemType.PUBLIC_SERVICE, 8);

        assertThat(code).isEqualTo("11990100000010049C" + "3" + "992000008000").hasSize(31);
        assertThat(Codes.basic(ItemType.ADMINISTRATIVE_LICENSE, 2001)).isEqualTo("990102001000");
    }
}
