package org.serviceledger.core.clock;

import java.time.Clock;
import java.time.Instant;

/**
 * The one source of "now" in a server. It gives {@code recordedAt}, the time at which a fact
 * entered the ledger; a demonstration may run it ahead of or behind the machine's clock.
 */
@FunctionalInterface
public interface LedgerClock {

    /** The present instant, as the ledger should record it. */
    Instant now();

    /** A clock that follows the machine's. */
    static LedgerClock system() {
        return Clock.systemUTC()::instant;
    }

}
