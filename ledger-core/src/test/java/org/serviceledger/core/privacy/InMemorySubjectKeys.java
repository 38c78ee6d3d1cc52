package org.serviceledger.core.privacy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;

/** Keys that live as long as the object, and can be destroyed. */
public final class InMemorySubjectKeys implements SubjectKeyStore {

    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    @Override
    public Mono<byte[]> find(String subjectRef) {
        return Mono.fromSupplier(() -> keys.get(subjectRef));
    }

    @Override
    public Mono<byte[]> putIfAbsent(String subjectRef, byte[] wrapped) {
        return Mono.fromSupplier(() -> {
            byte[] known = keys.putIfAbsent(subjectRef, wrapped);
            return known == null ? wrapped : known;
        });
    }

    /** Destroys somebody's key. */
    public void destroy(String subjectRef) {
        keys.remove(subjectRef);
    }
}
