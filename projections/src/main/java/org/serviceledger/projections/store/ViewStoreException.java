package org.serviceledger.projections.store;

import org.jspecify.annotations.Nullable;

/** Why a view store could not answer. The subclasses say what the caller may do. */
public abstract sealed class ViewStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ViewStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The store cannot be reached or cannot write; the same call may be made again later. */
    public static final class Unavailable extends ViewStoreException {

        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Another owner has taken over: the caller must stop writing. */
    public static final class StaleOwner extends ViewStoreException {

        private static final long serialVersionUID = 1L;

        public StaleOwner(Lane lane, long epoch) {
            super("generation %d, partition %d is owned since epoch %d, not %d".formatted(lane.generation(),
                    lane.partition(), epoch, lane.epoch()), null);
        }
    }

    /** The generation asked for has been dropped: the reader begins anew. */
    public static final class GenerationGone extends ViewStoreException {

        private static final long serialVersionUID = 1L;

        public GenerationGone(int generation) {
            super("generation %d of the views is no more".formatted(generation), null);
        }
    }
}
