package org.serviceledger.core.event;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts that the ledger records about its own intake. */
public sealed interface GovernanceEvent extends ServiceEvent {

    /**
     * A record was sent that could not be understood. It is kept whole, encrypted, until it is
     * corrected and sent again.
     *
     * @param quarantineId  names the entry
     * @param recordSource  the record's source, if it had one that could be read
     * @param recordId      the record's id, likewise
     * @param recordType    the record's type, likewise
     * @param code          stable name of the reason
     * @param detail        the reason in words
     * @param encryptedBody the record as it came, AES-256-GCM under the keystore's quarantine key, Base64
     */
    record RecordQuarantined(String quarantineId, @Nullable String recordSource, @Nullable String recordId,
            @Nullable String recordType, String code, String detail,
            String encryptedBody) implements GovernanceEvent {

        @Override
        public String subject() {
            return quarantineId;
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.QUARANTINE, quarantineId);
        }
    }

    /**
     * A quarantined record was corrected and recorded.
     *
     * @param quarantineId the entry
     * @param position     where the corrected record is
     */
    record QuarantineResolved(String quarantineId, long position) implements GovernanceEvent {

        @Override
        public String subject() {
            return quarantineId;
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.QUARANTINE, quarantineId);
        }
    }

    /**
     * The log up to a size was sealed by a signed tree head (检查点, RFC 6962).
     *
     * @param checkpointId names the checkpoint
     * @param treeSize     number of positions that it covers
     * @param rootHash     hexadecimal
     * @param signature    Base64
     * @param witnesses    who signed beside the ledger itself
     */
    record CheckpointSealed(String checkpointId, long treeSize, @Nullable String rootHash, @Nullable String signature,
            @Nullable List<String> witnesses) implements GovernanceEvent {

        @Override
        public String subject() {
            return checkpointId;
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CHECKPOINT, checkpointId);
        }
    }

    /**
     * The key of a person's data was destroyed, so that nobody can read them any more (个人信息保护法 47).
     *
     * @param subjectRef     pseudonym of the person
     * @param keyFingerprint names the destroyed key
     * @param approvedBy     who approved it
     */
    record PersonalDataErased(String subjectRef, @Nullable String keyFingerprint, @Nullable String legalBasis,
            @Nullable String approvedBy) implements GovernanceEvent {

        @Override
        public String subject() {
            return subjectRef;
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.SUBJECT, subjectRef);
        }
    }
}
