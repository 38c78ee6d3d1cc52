package org.serviceledger.core.ledger;

import org.jspecify.annotations.Nullable;

/** Why the ledger could not answer an append or a read. The subclasses say what a caller may do. */
public abstract sealed class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Nothing was stored; the same append may be sent again later. */
    public static final class Unavailable extends LedgerException {

        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Nothing was stored because there is no room; the same append may be sent again later. */
    public static final class Full extends LedgerException {

        private static final long serialVersionUID = 1L;

        public Full(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The events may or may not have been stored; only a record with an identity can safely be sent again. */
    public static final class OutcomeUnknown extends LedgerException {

        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Nothing was stored: the append is larger than a block may be and cannot be made in one piece. */
    public static final class TooLarge extends LedgerException {

        private static final long serialVersionUID = 1L;

        public TooLarge(String message) {
            super(message, null);
        }
    }

    /** What is stored contradicts itself; the ledger stops rather than build on it. */
    public static final class Corrupt extends LedgerException {

        private static final long serialVersionUID = 1L;
        private final long position;

        /**
         * @param position first position that cannot be trusted
         */
        public Corrupt(String message, long position) {
            super(message, null);
            this.position = position;
        }

        public long position() {
            return position;
        }
    }
}
