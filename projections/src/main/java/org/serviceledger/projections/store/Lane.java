package org.serviceledger.projections.store;

/**
 * Whose documents these are: one generation of the views, one partition of it, one owner.
 *
 * @param generation counted up when views are built anew; never used again
 * @param partition  share of the entities, from 0
 * @param epoch      of the owner; a write with an older epoch than the stored one is void
 */
public record Lane(int generation, int partition, long epoch) {}
