package org.serviceledger.command.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record.
 *
 * @param id           the record's own id; null when it had none that could be read
 * @param status       the outcome
 * @param position     where the record is, the first sending's when it is a duplicate or a conflict; for a
 *                     quarantined record the position of its quarantine entry; null when nothing was stored
 * @param code         stable name of the reason; null when the record was recorded
 * @param detail       the reason in words; null when the record was recorded
 * @param quarantineId names the entry of a quarantined record, to be sent again; absent otherwise
 */
public record RecordResult(@Nullable String id, Status status, @Nullable Long position, @Nullable String code,
        @Nullable String detail, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String quarantineId) {

    public RecordResult {
        id = id == null ? null : wellFormed(id);
    }

    static RecordResult recorded(String id, long position) {
        return new RecordResult(id, Status.RECORDED, position, null, null, null);
    }

    static RecordResult duplicate(String id, long position) {
        return new RecordResult(id, Status.DUPLICATE, position, "duplicate", "this record was recorded before", null);
    }

    static RecordResult conflict(String id, long position) {
        return new RecordResult(id, Status.CONFLICT, position, "id-reused",
                "the source has used this id before for other content, at position " + position, null);
    }

    /** A record that is kept in quarantine under an entry's id. */
    static RecordResult quarantined(@Nullable String id, long position, String code, String detail,
            String quarantineId) {
        return new RecordResult(id, Status.QUARANTINED, position, code, detail, quarantineId);
    }

    /** Nothing that is known to be stored. */
    public static RecordResult failed(@Nullable String id, String code, String detail) {
        return new RecordResult(id, Status.FAILED, null, code, detail, null);
    }

    /** An id as sent may hold half of a surrogate pair, which no answer can carry. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

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
        /**
         * Not acknowledged: the ledger could not take it now, it is too large to be kept at all, or its source
         * is not the sender's. Sending it again is safe in any case. A single record is answered as a problem,
         * and so is a batch that the ledger could not take.
         */
        FAILED;

        /** The name on the wire. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
