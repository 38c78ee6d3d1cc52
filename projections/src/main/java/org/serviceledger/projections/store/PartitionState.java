package org.serviceledger.projections.store;

/**
 * A partition of a generation, as stored.
 *
 * @param epoch    of the latest owner; 0 when it never had one
 * @param owner    name of the process that keeps it up; empty when none does
 * @param position of the last event applied; -1 when none has been
 */
public record PartitionState(int partition, long epoch, String owner, long position) {}
