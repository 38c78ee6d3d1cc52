package org.serviceledger.command.intake;

/** A record names a source under which its sender may not send. */
public final class ForeignSourceException extends RuntimeException {

    /** Stable name of the reason. */
    public static final String CODE = "foreign-source";

    static final String DETAIL = "you may not send under this source; the record was not kept";

    private static final long serialVersionUID = 1L;

    ForeignSourceException() {
        super(DETAIL, null, false, false);
    }
}
