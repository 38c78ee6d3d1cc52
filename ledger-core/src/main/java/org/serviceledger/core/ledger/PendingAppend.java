package org.serviceledger.core.ledger;

import reactor.core.publisher.MonoSink;

/** An append that waits for the sequencer, with the sender that waits for its answer. */
final class PendingAppend {

    final Append append;
    final int bytes;
    final long arrivedNanos = System.nanoTime();
    private final MonoSink<AppendResult> sender;

    PendingAppend(Append append, int bytes, MonoSink<AppendResult> sender) {
        this.append = append;
        this.bytes = bytes;
        this.sender = sender;
    }

    static int bytesOf(Append append) {
        int bytes = 0;
        for (NewEvent event : append.events()) {
            bytes += event.payload().length + 256;
        }
        return bytes;
    }

    void answer(AppendResult result) {
        sender.success(result);
    }

    void fail(Throwable reason) {
        sender.error(reason);
    }
}
