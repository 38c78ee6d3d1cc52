package org.serviceledger.projections.read;

import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.rates.Count.Evidence;

/**
 * An item, a case, a ticket, an appointment or a source's day that stands behind a rate. It names no person.
 *
 * @param id          code, case number or other name of it
 * @param item        code of the item that it is, or is about
 * @param happenedAt  when a case was submitted, a ticket was taken, or an appointment's slot began
 * @param endedAt     when a case was closed, or a ticket was first called
 * @param numerator   what it adds above the line
 * @param denominator what it adds below
 * @param missing     what the trace of a closed case lacks
 * @param other       what it adds under another definition; null and left out when none was asked for
 */
public record EvidenceRow(Evidence kind, String id, @Nullable String item, @Nullable String itemName,
        @Nullable String region, @Nullable String departmentName, @Nullable String hall,
        @Nullable OffsetDateTime happenedAt, @Nullable OffsetDateTime endedAt, long numerator, long denominator,
        List<Missing> missing, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Other other) {

    /** What it adds under another definition. */
    public record Other(long numerator, long denominator) {}

    /** What a trace lacks. */
    public record Missing(String code, String zh, String en) {}
}
