package org.serviceledger.projections.store;

import java.time.LocalDate;

/**
 * By how much an event moves a bucket. There is at most one change for an event and a bucket.
 *
 * @param position   of the event; a bucket that has it already skips the change
 * @param recordedOn day in Asia/Shanghai on which the event was recorded, never earlier than that of an earlier position
 */
public record BucketChange(BucketKey bucket, long position, LocalDate recordedOn, Amount difference) {}
