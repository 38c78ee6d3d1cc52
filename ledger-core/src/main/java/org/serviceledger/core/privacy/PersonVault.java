package org.serviceledger.core.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.privacy.PersonDetails.FieldCommitment;

/**
 * Seals what is known of a person, and opens it again. Each person has a key of their own (AES-256-GCM),
 * which is stored wrapped under the keystore's key-encryption key: who destroys it destroys the person's
 * data everywhere, backups of the ledger included (个人信息保护法 47), and changes no event.
 *
 * <p>A field's commitment is SHA-256 over its salt, its name and its value. The salts, 16 random bytes
 * each, lie under the person's key as well: without them an identity number could be found by trying
 * the ten thousand million that there are.
 */
public final class PersonVault {

    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LedgerKeys keys;
    private final SubjectKeyStore store;
    private final SecureRandom random = new SecureRandom();

    public PersonVault(LedgerKeys keys, SubjectKeyStore store) {
        this.keys = keys;
        this.store = store;
    }

    /**
     * The pseudonym under which somebody's cases meet across departments: a keyed hash of the document.
     * Without a document's number it is one of the place where the person is named, and meets nothing.
     *
     * @param place names where the person appears, for example source, case and role
     */
    public String subjectRef(PersonFields person, String place) {
        DocumentType type = person.idType();
        String number = person.idNumber();
        return type == null || number == null ? keys.pseudonym("place:" + place) : subjectRef(type, number);
    }

    /**
     * The pseudonym of who has a document.
     *
     * @param number as {@link PersonFields#plainNumber} writes it
     */
    public String subjectRef(DocumentType type, String number) {
        return keys.pseudonym(type + ":" + number);
    }

    /**
     * Encrypts a person's fields under the person's key, which is made when there is none.
     *
     * @return what may be stored, or {@code LedgerException.Unavailable} when the key cannot be had
     */
    public Mono<PersonDetails> seal(PersonFields person, String subjectRef) {
        return store.find(subjectRef).switchIfEmpty(Mono.defer(() -> store.putIfAbsent(subjectRef, newKey(subjectRef))))
                .map(wrapped -> seal(person, subjectRef, keys.unwrap(wrapped, subjectRef)));
    }

    /**
     * The fields in the clear; empty when the person's key has been destroyed.
     *
     * @return the fields, or {@code LedgerException.Unavailable}
     */
    public Mono<Map<String, String>> open(PersonDetails details) {
        return store.find(details.subjectRef()).map(wrapped -> {
            byte[] plain = AesGcm.decrypt(keys.unwrap(wrapped, details.subjectRef()),
                    Base64.getDecoder().decode(details.sealed()), context(details.subjectRef()));
            Map<String, String> values = new LinkedHashMap<>();
            JSON.readTree(plain).properties()
                    .forEach(field -> values.put(field.getKey(), field.getValue().get("value").stringValue()));
            return values;
        });
    }

    private byte[] newKey(String subjectRef) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return keys.wrap(key, subjectRef);
    }

    private PersonDetails seal(PersonFields person, String subjectRef, byte[] key) {
        ObjectNode plain = JSON.createObjectNode();
        List<FieldCommitment> commitments = new ArrayList<>();
        person.values().forEach((name, value) -> {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            plain.putObject(name).put("value", value).put("salt", Base64.getEncoder().encodeToString(salt));
            commitments.add(new FieldCommitment(name, commitment(salt, name, value)));
        });
        byte[] sealed = AesGcm.encrypt(key, JSON.writeValueAsBytes((JsonNode) plain), context(subjectRef), random);
        return new PersonDetails(subjectRef, Base64.getEncoder().encodeToString(sealed), commitments);
    }

    /** Hexadecimal SHA-256 over salt, name and value, by which a disclosed field can be checked. */
    public static String commitment(byte[] salt, String name, String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] context(@Nullable String subjectRef) {
        return ("person:" + subjectRef).getBytes(StandardCharsets.UTF_8);
    }
}
