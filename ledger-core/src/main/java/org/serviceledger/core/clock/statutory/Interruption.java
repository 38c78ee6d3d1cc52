package org.serviceledger.core.clock.statutory;

import java.time.Instant;

/**
 * Something that moves the end of a limit, as the computation sees it.
 *
 * @param from          when it began, or was granted
 * @param until         when it ended; while it goes on, the instant as of which the clock is read
 * @param open          whether it goes on
 * @param extensionDays working days that it adds; 0 for a pause
 */
record Interruption(Instant from, Instant until, boolean open, int extensionDays) {

    static Interruption extension(Instant at, int days) {
        return new Interruption(at, at, false, days);
    }

    boolean pause() {
        return extensionDays == 0;
    }
}
