package org.serviceledger.benchmarks;

import reactor.core.publisher.Mono;

/** Something that facts are appended to. */
interface Target extends AutoCloseable {

    /** As it is called in the table. */
    String name();

    /** Appends facts of a case together; completes once they are durable. */
    Mono<Void> append(long caseNumber, int events);

    /** Reads a case, then appends to it if nobody else has in the meantime. */
    Mono<Void> appendConditionally(long caseNumber, int events);

    @Override
    void close() throws Exception;
}
