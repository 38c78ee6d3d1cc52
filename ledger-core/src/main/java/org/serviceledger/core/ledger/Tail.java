package org.serviceledger.core.ledger;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * The end of the ledger as this process knows it: the durable head, and the latest events, among
 * which those of a block in the making stand behind the head. Changed by one thread only.
 */
final class Tail {

    private final Sinks.Many<Head> heads = Sinks.many().replay().latest();
    private final RecentEvents recent;
    private volatile Head head;

    /**
     * @param from first position that will be added
     */
    Tail(int capacity, long from) {
        this.recent = new RecentEvents(capacity, from);
        this.head = Head.empty();
    }

    RecentEvents recent() {
        return recent;
    }

    Head head() {
        return head;
    }

    /** The head now and whenever it moves, on a thread that may not hold up the ledger. */
    Flux<Head> heads() {
        return heads.asFlux().onBackpressureLatest().publishOn(Schedulers.parallel(), 1);
    }

    /** Everything that is remembered up to here is durable. */
    void moveTo(Head newHead) {
        head = newHead;
        heads.tryEmitNext(newHead).orThrow();
    }

    /** A block is durable whose events are remembered already, unless they were forgotten meanwhile. */
    void confirm(Block block) {
        if (recent.end() == block.nextPosition()) {
            moveTo(block.asHead());
        } else {
            take(block);
        }
    }

    /** Takes in a durable block that follows the head, in place of whatever was in the making. */
    void take(Block block) {
        forgetUndurable();
        for (StoredEvent event : block.events()) {
            recent.add(event.type(), event.tags());
        }
        moveTo(block.asHead());
    }

    /** Forgets what was remembered of a block that did not become durable. */
    void forgetUndurable() {
        recent.removeFrom(head.nextPosition());
    }
}
