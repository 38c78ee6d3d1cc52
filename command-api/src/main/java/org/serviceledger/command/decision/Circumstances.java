package org.serviceledger.command.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * Under which circumstances a command is decided.
 *
 * @param now        the ledger's time
 * @param actor      account that gave the command
 * @param randomCode six random digits, for what must not be guessed
 */
public record Circumstances(Instant now, String actor, String randomCode) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The day in China. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, ZONE);
    }

    /** The time with China's offset. */
    public OffsetDateTime time() {
        return now.atZone(ZONE).toOffsetDateTime();
    }
}
