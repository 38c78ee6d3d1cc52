package org.serviceledger.projections.runner;

/**
 * Which share of the entities an entity belongs to. Fixed for a generation: the same key is in the same
 * partition in every process and after every restart.
 */
final class Partitions {

    private Partitions() {}

    /** Partition of an entity among so many. */
    static int of(EntityKey key, int count) {
        int hash = 31 * key.kind().hashCode() + key.id().hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return Math.floorMod(hash ^ (hash >>> 16), count);
    }
}
