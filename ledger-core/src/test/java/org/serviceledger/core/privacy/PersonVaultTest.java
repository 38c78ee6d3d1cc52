package org.serviceledger.core.privacy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.serviceledger.core.privacy.PersonDetails.FieldCommitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PersonVaultTest {

    private static final String NUMBER = "990102199003071014";
    private final LedgerKeys keys = LedgerKeys.inMemory();
    private final InMemorySubjectKeys store = new InMemorySubjectKeys();
    private final PersonVault vault = new PersonVault(keys, store);

    @Test
    void what_was_sealed_is_opened_and_holds_nothing_in_the_clear() {
        // given
        PersonFields person = person("王小明", NUMBER);
        String ref = vault.subjectRef(person, "here");

        // when
        PersonDetails details = vault.seal(person, ref).block();

        // then
        assertThat(details.toString()).doesNotContain("王小明", NUMBER);
        assertThat(vault.open(details).block()).isEqualTo(person.values());
        assertThat(details.commitments()).extracting(FieldCommitment::field).containsExactly("name", "idNumber");
    }

    @Test
    void one_person_has_one_pseudonym_everywhere_and_another_has_another() {
        String ref = vault.subjectRef(person("王小明", NUMBER), "here");
        assertThat(vault.subjectRef(person("王 小明", NUMBER), "there")).isEqualTo(ref);
        assertThat(vault.subjectRef(person("王小明", "990102198511202020"), "here")).isNotEqualTo(ref);
        assertThat(vault.subjectRef(new PersonFields(DocumentType.PASSPORT, NUMBER, Map.of()), "here"))
                .isNotEqualTo(ref);
        assertThat(new PersonVault(LedgerKeys.inMemory(), store).subjectRef(person("王小明", NUMBER), "here"))
                .isNotEqualTo(ref);
        assertThat(ref).matches("s-[0-9a-f]{32}");
    }

    @Test
    void without_a_document_somebody_is_known_in_one_place_only() {
        PersonFields nameless = new PersonFields(null, null, Map.of("phone", "12900000000"));
        assertThat(vault.subjectRef(nameless, "here")).isEqualTo(vault.subjectRef(nameless, "here"))
                .isNotEqualTo(vault.subjectRef(nameless, "there"));
    }

    @Test
    void the_same_person_sealed_twice_looks_different_each_time() {
        PersonFields person = person("王小明", NUMBER);
        PersonDetails one = vault.seal(person, "s-1").block();
        PersonDetails two = vault.seal(person, "s-1").block();
        assertThat(one.sealed()).isNotEqualTo(two.sealed());
        assertThat(one.commitments()).isNotEqualTo(two.commitments());
        assertThat(vault.open(one).block()).isEqualTo(vault.open(two).block());
    }

    @Test
    void a_destroyed_key_leaves_nothing_to_open_and_everybody_else_readable() {
        // given
        PersonDetails one = vault.seal(person("王小明", NUMBER), "s-1").block();
        PersonDetails other = vault.seal(person("李红", "990102198511202020"), "s-2").block();

        // when
        store.destroy("s-1");

        // then
        assertThat(vault.open(one).blockOptional()).isEmpty();
        assertThat(vault.open(other).block()).containsEntry("name", "李红");
    }

    @Test
    void details_cannot_be_passed_off_as_somebody_elses_nor_altered() {
        PersonDetails one = vault.seal(person("王小明", NUMBER), "s-1").block();
        vault.seal(person("李红", "990102198511202020"), "s-2").block();
        assertThatThrownBy(() -> vault.open(new PersonDetails("s-2", one.sealed(), List.of())).block())
                .isInstanceOf(IllegalStateException.class);
        String altered = (one.sealed().charAt(20) == 'A' ? 'B' : 'A') + one.sealed().substring(1);
        assertThatThrownBy(() -> vault.open(new PersonDetails("s-1", altered, List.of())).block())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_commitment_is_checked_with_its_salt() {
        byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        assertThat(PersonVault.commitment(salt, "name", "王小明")).hasSize(64)
                .isEqualTo(PersonVault.commitment(salt.clone(), "name", "王小明"))
                .isNotEqualTo(PersonVault.commitment(salt, "name", "王小红"))
                .isNotEqualTo(PersonVault.commitment(salt, "phone", "王小明"));
    }

    @Test
    void an_older_key_file_gets_the_keys_that_it_lacks_and_keeps_its_own(@TempDir Path directory) throws Exception {
        // given a file as the first version wrote it
        Path file = directory.resolve("keys");
        LedgerKeys first = LedgerKeys.openOrCreate(file);
        List<String> old = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("digest-key") || line.startsWith("quarantine-key")).toList();
        Files.write(file, old);

        // when
        LedgerKeys upgraded = LedgerKeys.openOrCreate(file);
        PersonDetails details = new PersonVault(upgraded, store).seal(person("王小明", NUMBER), "s-1").block();

        // then
        assertThat(upgraded.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(Files.readAllLines(file)).hasSize(4).containsAll(old);
        assertThat(new PersonVault(LedgerKeys.openOrCreate(file), store).open(details).block())
                .containsEntry("name", "王小明");
    }

    @Test
    void a_key_file_that_is_damaged_is_refused_and_left_alone(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys");
        for (String damaged : new String[]{"", "digest-key=AAAA\n", "digest-key=***\n", "quarantine-key=AAAA\n"}) {
            Files.writeString(file, damaged);
            assertThatThrownBy(() -> LedgerKeys.openOrCreate(file)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("holds no");
            assertThat(Files.readString(file)).isEqualTo(damaged);
        }
    }

    private static PersonFields person(String name, String number) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("idNumber", number);
        return new PersonFields(DocumentType.RESIDENT_IDENTITY_CARD, number, values);
    }
}
