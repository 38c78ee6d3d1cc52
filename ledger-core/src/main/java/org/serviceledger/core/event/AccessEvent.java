package org.serviceledger.core.event;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts about who has looked at a case, and with whom its data were shared. */
public sealed interface AccessEvent extends CaseEvent {

    /**
     * Somebody looked at the case (查阅).
     *
     * @param viewer account
     * @param restricted whether the applicant is told only later
     */
    record RecordViewed(String caseNo, @Nullable String viewer, @Nullable String organisation, @Nullable String purpose,
            @Nullable List<String> fields, @Nullable String legalBasis, @Nullable String queryId,
            @Nullable Boolean restricted) implements AccessEvent {}

    /**
     * Somebody looked at personal data in the clear (查看明文).
     */
    record FieldUnmasked(String caseNo, @Nullable String viewer, @Nullable List<String> fields, @Nullable String reason,
            @Nullable String approvedBy) implements AccessEvent {}

    /**
     * Data of the case left the system (导出).
     *
     * @param fileHash SHA-256 of the file, hexadecimal
     */
    record DataExported(String caseNo, @Nullable String viewer, @Nullable String reason, @Nullable String approvedBy,
            @Nullable Integer rows, @Nullable String fileHash) implements AccessEvent {}

    /**
     * Another authority's data were asked for (数据共享调用).
     *
     * @param items data items
     */
    record DataShareQueried(String caseNo, @Nullable String provider, @Nullable List<String> items,
            @Nullable String purpose, @Nullable String result, @Nullable String callId) implements AccessEvent {}
}
