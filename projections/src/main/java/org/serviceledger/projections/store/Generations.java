package org.serviceledger.projections.store;

/**
 * Which generation of the views is to be read. Asked at each read, never kept: when the views have been
 * built anew, readers go over to the new generation between one read and the next.
 */
public interface Generations {

    /** The generation in use. */
    int inUse();

    /** Whether a generation can still be read: the one in use, and for a while those before it. */
    boolean isReadable(int generation);

    /** One generation for ever, where nothing is built anew. */
    static Generations only(int generation) {
        return new Generations() {
            @Override
            public int inUse() {
                return generation;
            }

            @Override
            public boolean isReadable(int asked) {
                return asked == generation;
            }
        };
    }
}
