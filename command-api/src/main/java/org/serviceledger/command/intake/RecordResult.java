package org.serviceledger.command.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record.
 *
 * @param id       the record's own id; null when it had none that could be read
 * @param status   the outcome
 * @param position where the record is, the first sending's when it is a duplicate; for a quarantined
 *                 record the position of its quarantine entry; null when nothing was stored
 * @param code     stable name of the reason; null when the record was recorded
 * @param detail   the reason in words; for a quarantined record it ends with the entry's id
 */
public record RecordResult(@Nullable String id, Status status, @Nullable Long position, @Nullable String code,
        @Nullable String detail) {

    /** The possible outcomes. */
    public enum Status {
        /** Stored now. */
        RECORDED,
        /** Stored before, with the same content. */
        DUPLICATE,
        /** Not understood; kept whole, to be corrected and sent again. */
        QUARANTINED,
        /** Not stored: its id was used before for other content. */
        CONFLICT,
        /** Not stored, because the ledger could not; only as the last line of a stream. Send it again. */
        FAILED;

        /** The name on the wire. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
