package org.serviceledger.query.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Bounds how often somebody may try. A query code has six digits: with ten tries in a quarter of an hour,
 * finding one takes years. What it remembers is bounded; each process counts for itself.
 */
public final class LookupLimit {

    private static final long MOST_REMEMBERED = 100_000;

    private final int triesOfCase;
    private final int triesOfAddress;
    private final Duration window;
    private final Cache<String, AtomicInteger> wrongByCase;
    private final Cache<String, AtomicInteger> byAddress;

    /**
     * @param triesOfCase    wrong codes for one case within the window
     * @param triesOfAddress lookups from one network address within the window
     */
    public LookupLimit(int triesOfCase, int triesOfAddress, Duration window) {
        this.triesOfCase = triesOfCase;
        this.triesOfAddress = triesOfAddress;
        this.window = window;
        this.wrongByCase = counters(window);
        this.byAddress = counters(window);
    }

    private static Cache<String, AtomicInteger> counters(Duration window) {
        return Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(window).build();
    }

    /** Counts a try; whether it may be made. */
    boolean admits(String address, String caseNo) {
        int tries = byAddress.get(address, any -> new AtomicInteger()).incrementAndGet();
        AtomicInteger wrong = wrongByCase.getIfPresent(caseNo);
        return tries <= triesOfAddress && (wrong == null || wrong.get() < triesOfCase);
    }

    /** Notes that the code was wrong, or that there is no such case. */
    void wrong(String caseNo) {
        wrongByCase.get(caseNo, any -> new AtomicInteger()).incrementAndGet();
    }

    Duration window() {
        return window;
    }
}
