package org.serviceledger.core.privacy;

import java.util.List;

/**
 * What is known of a person beside a fact, as the ledger stores it: never in the clear. Senders give
 * {@code name}, {@code idType}, {@code idNumber}, {@code phone} and {@code address}; the
 * intake replaces them by this before anything is stored.
 *
 * @param subjectRef  pseudonym of the person, the same in every department
 * @param sealed      the fields and their salts, AES-256-GCM under the person's own key, Base64
 * @param commitments one for each field, by which a single field can be shown to be the one that was sent
 */
public record PersonDetails(String subjectRef, String sealed, List<FieldCommitment> commitments) {

    public PersonDetails {
        commitments = List.copyOf(commitments);
    }

    /**
     * Commits to a field without revealing it.
     *
     * @param field      name of the field
     * @param commitment SHA-256 over the field's salt, its name and its value, hexadecimal
     */
    public record FieldCommitment(String field, String commitment) {}
}
