package org.serviceledger.core.privacy;

import reactor.core.publisher.Mono;

/**
 * Keeps one wrapped key for each person. It lies beside the ledger, not in it, since a key is what is
 * destroyed when a person's data are erased, and an event never is.
 *
 * <p>A key that was handed out is stored no later than any event that is appended after that, so that no
 * stored event is ever unreadable because its key was lost.
 */
public interface SubjectKeyStore {

    /**
     * The person's wrapped key; empty when there is none.
     *
     * @param subjectRef pseudonym of the person
     * @return the key, or {@code LedgerException.Unavailable}
     */
    Mono<byte[]> find(String subjectRef);

    /**
     * Stores a key unless the person has one already; of many at the same moment exactly one is stored.
     *
     * @param wrapped the new key
     * @return the key that is stored now, which may be another one, or {@code LedgerException.Unavailable}
     */
    Mono<byte[]> putIfAbsent(String subjectRef, byte[] wrapped);
}
