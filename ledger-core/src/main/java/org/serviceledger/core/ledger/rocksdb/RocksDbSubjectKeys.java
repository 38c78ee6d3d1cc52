package org.serviceledger.core.ledger.rocksdb;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.serviceledger.core.privacy.SubjectKeyStore;

/**
 * The keys of persons beside the embedded ledger. A new key is written without a sync of its own: it
 * stands in the same write-ahead log as the events, before the block of any event that was sealed with
 * it, so the sync of that block takes it along.
 */
final class RocksDbSubjectKeys implements SubjectKeyStore {

    private final Database database;
    private final Scheduler scheduler;

    RocksDbSubjectKeys(Database database, Scheduler scheduler) {
        this.database = database;
        this.scheduler = scheduler;
    }

    @Override
    public Mono<byte[]> find(String subjectRef) {
        return Mono.fromCallable(() -> database.read("a person's key could not be read",
                () -> database.db.get(database.subjectKeys, EventBytes.utf8(subjectRef)))).subscribeOn(scheduler);
    }

    @Override
    public Mono<byte[]> putIfAbsent(String subjectRef, byte[] wrapped) {
        byte[] key = EventBytes.utf8(subjectRef);
        return Mono.fromCallable(() -> {
            // One process has the database, so its own lock is enough.
            synchronized (database) {
                return database.use(() -> {
                    byte[] known = database.db.get(database.subjectKeys, key);
                    if (known == null) {
                        database.db.put(database.subjectKeys, key, wrapped);
                    }
                    return known == null ? wrapped : known;
                }, e -> StoreFailure.ofWriting("a person's key could not be written", e));
            }
        }).subscribeOn(scheduler);
    }
}
