package org.serviceledger.projections.store;

/**
 * By how much an event moves a bucket. There is at most one change for an event and a bucket.
 *
 * @param position of the event; a bucket that has it already skips the change
 */
public record BucketChange(BucketKey bucket, long position, Amount difference) {}
