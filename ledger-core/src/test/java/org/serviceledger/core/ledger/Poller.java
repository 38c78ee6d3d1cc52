package org.serviceledger.core.ledger;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** A reader on a thread of its own that looks again and again, until it is stopped. */
final class Poller {

    private final AtomicReference<@Nullable String> violation = new AtomicReference<>();
    private final AtomicLong polls = new AtomicLong();
    private volatile boolean running = true;
    private @Nullable Thread thread;

    private Poller() {}

    /**
     * @param wrong whether two looks that follow each other, earlier and later, contradict a guarantee
     */
    static <T> Poller start(Supplier<T> look, BiPredicate<T, T> wrong) {
        Poller poller = new Poller();
        poller.thread = Thread.ofPlatform().daemon().start(() -> poller.run(look, wrong));
        return poller;
    }

    private <T> void run(Supplier<T> look, BiPredicate<T, T> wrong) {
        try {
            T before = look.get();
            do {
                T now = look.get();
                if (wrong.test(before, now)) {
                    violation.set("saw " + now + " after " + before);
                }
                before = now;
                polls.incrementAndGet();
            } while (running && violation.get() == null);
        } catch (RuntimeException e) {
            violation.set("could not look: " + e);
        }
    }

    void stop() throws InterruptedException {
        running = false;
        thread.join();
    }

    long polls() {
        return polls.get();
    }

    @Nullable
    String violation() {
        return violation.get();
    }
}
