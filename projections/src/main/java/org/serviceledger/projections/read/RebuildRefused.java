package org.serviceledger.projections.read;

/** A rebuild cannot be begun, or not be steered, as things stand. */
public final class RebuildRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public RebuildRefused(Reason reason) {
        super(reason.detail);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Why a rebuild is refused. */
    public enum Reason {
        RUNNING("rebuild-running", "the views are being built anew already"),
        NONE("no-rebuild", "the views are not being built anew");

        private final String code;
        private final String detail;

        Reason(String code, String detail) {
            this.code = code;
            this.detail = detail;
        }

        /** Stable name. */
        public String code() {
            return code;
        }
    }
}
