package org.serviceledger.projections.runner;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

import org.serviceledger.core.ledger.LedgerException;

/** Gives up at once where trying again cannot help, and otherwise after so many failures in a row. */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private final RunnerSettings settings;
    private final Scheduler scheduler;
    private final AtomicLong failuresInARow = new AtomicLong();

    Patience(RunnerSettings settings, Scheduler scheduler) {
        this.settings = settings;
        this.scheduler = scheduler;
    }

    void success() {
        failuresInARow.set(0);
    }

    /**
     * @param failed done before each further try
     */
    Retry retry(Runnable failed) {
        return Retry.from(signals -> signals.concatMap(signal -> {
            failed.run();
            long failures = failuresInARow.incrementAndGet();
            if (isFinal(signal.failure()) || failures > settings.retries()) {
                return Mono.<Long>error(signal.failure());
            }
            Duration wait = settings.firstBackoff().multipliedBy(1L << Math.min(20, failures - 1));
            Duration bounded = wait.compareTo(settings.longestBackoff()) < 0 ? wait : settings.longestBackoff();
            LOG.warn("the views could not be kept up, trying again in {}: {}", bounded,
                    String.valueOf(signal.failure()));
            return Mono.delay(bounded, scheduler);
        }));
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof LedgerException.Corrupt || failure instanceof ParkedKeys.TooManyException;
    }
}
