package org.serviceledger.core.identifier;

import java.util.Random;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The check characters of the standards, held against their own samples and against every wrong character. */
class CheckCharactersTest {

    private static final String DIGITS = "0123456789";
    private static final String CREDIT_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @CsvSource({"91350100M000100Y43", "12441500196720244T", "11990100000010284A", "11990100000010049A"})
    void a_unified_social_credit_code_of_the_standard_or_of_a_real_body_is_well_formed(String code) {
        assertThat(UnifiedSocialCreditCode.isWellFormed(code)).isTrue();
        assertThat(UnifiedSocialCreditCode.of(code).organisation()).isPresent();
        assertNothingElseIsRight(code, CREDIT_CODE_CHARACTERS, UnifiedSocialCreditCode::isWellFormed);
    }

    @ParameterizedTest
    @CsvSource({"11010519491231002X", "990102199003071233", "810000199001010019"})
    void a_resident_identity_number_is_well_formed(String number) {
        assertThat(ResidentIdentityNumber.isWellFormed(number)).isTrue();
        assertNothingElseIsRight(number, DIGITS + "X", ResidentIdentityNumber::isWellFormed);
    }

    @ParameterizedTest
    @CsvSource({"196720244", "000010284"})
    void an_organisation_code_is_well_formed(String code) {
        assertThat(OrganisationCode.isWellFormed(code)).isTrue();
        assertNothingElseIsRight(code.substring(0, 8), code.charAt(8), DIGITS, OrganisationCode::isWellFormed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_single_wrong_character_is_always_detected(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            // given
            String division = "99%04d".formatted(random.nextInt(10_000));
            String body = "%08d".formatted(random.nextInt(100_000_000));
            OrganisationCode organisation = new OrganisationCode(body + OrganisationCode.checkOf(body));
            UnifiedSocialCreditCode code = UnifiedSocialCreditCode.of('1', '1', division, organisation);

            // then
            assertNothingElseIsRight(organisation.value().substring(0, 8), organisation.check(), DIGITS,
                    OrganisationCode::isWellFormed);
            assertThat(code.organisation()).contains(organisation);
            assertNothingElseIsRight(code.value(), CREDIT_CODE_CHARACTERS, UnifiedSocialCreditCode::isWellFormed);
            assertNothingElseIsRight(identityNumber(random), DIGITS + "X", ResidentIdentityNumber::isWellFormed);
        }
    }

    @Test
    void a_reason_is_given_and_the_text_is_not_repeated() {
        assertThatThrownBy(() -> UnifiedSocialCreditCode.of("12441500196720244A")).isInstanceOf(
                IdentifierException.class).hasMessage(
                        "a unified social credit code (GB 32100) has another check "
                                + "character");
        assertThat(UnifiedSocialCreditCode.whyNot("1244150019672024")).contains("18 characters");
        assertThat(UnifiedSocialCreditCode.whyNot("12441500196720O44T")).contains("other than I, O");
        assertThat(UnifiedSocialCreditCode.whyNot("12A41500196720244T")).contains("division");
        assertThatThrownBy(() -> ResidentIdentityNumber.of("110105194912310021")).hasMessageContaining("check")
                .hasMessageNotContaining("1949");
        assertThat(ResidentIdentityNumber.whyNot("11010519491331002X")).contains("day of birth");
        assertThat(ResidentIdentityNumber.whyNot("1101051949123100")).contains("18 characters");
        assertThat(ResidentIdentityNumber.whyNot("01010519491231002X")).contains("division");
        assertThat(ResidentIdentityNumber.whyNot("X1010519491231002X")).contains("17 digits");
        assertThatThrownBy(() -> OrganisationCode.of("19672024-5")).hasMessageContaining("check");
        assertThat(OrganisationCode.whyNot("1967202 4")).contains("digits and capital letters");
        assertThat(OrganisationCode.whyNot("19672024")).contains("9 characters");
    }

    @Test
    void the_parts_say_what_the_standards_say() {
        // when
        ResidentIdentityNumber number = ResidentIdentityNumber.of("１１０１０５１９４９１２３１００２ｘ");
        UnifiedSocialCreditCode code = UnifiedSocialCreditCode.of("91350100M000100Y43");

        // then
        assertThat(number.value()).isEqualTo("11010519491231002X");
        assertThat(number.division()).isEqualTo("110105");
        assertThat(number.birthDate()).isEqualTo("1949-12-31");
        assertThat(number.isMale()).isFalse();
        assertThat(number.isResidencePermit()).isFalse();
        assertThat(number.toString()).doesNotContain("1949");
        assertThat(ResidentIdentityNumber.of("810000199001010019").isResidencePermit()).isTrue();
        assertThat(code.authority()).isEqualTo('9');
        assertThat(code.kind()).isEqualTo('1');
        assertThat(code.division()).isEqualTo("350100");
        assertThat(code.isOrgan()).isFalse();
        assertThat(code.organisation()).contains(OrganisationCode.of("M000100Y-4"));
    }

    private static String identityNumber(Random random) {
        String body = "99%04d19%02d%02d%02d%03d".formatted(random.nextInt(10_000), random.nextInt(100),
                1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(1000));
        return (DIGITS + "X").chars().mapToObj(check -> body + (char) check)
                .filter(ResidentIdentityNumber::isWellFormed).findFirst().orElseThrow();
    }

    private static void assertNothingElseIsRight(String right, String alphabet, Predicate<String> check) {
        assertThat(check.test(right)).as(right).isTrue();
        for (int at = 0; at < right.length(); at++) {
            for (char c : alphabet.toCharArray()) {
                String other = right.substring(0, at) + c + right.substring(at + 1);
                assertThat(check.test(other)).as(other).isEqualTo(other.equals(right));
            }
        }
    }

    /** Over the body of digits only: letters that lie eleven apart are the same to GB 11714. */
    private static void assertNothingElseIsRight(String body, char last, String alphabet, Predicate<String> check) {
        assertNothingElseIsRight(body, alphabet, text -> check.test(text + last));
    }
}
