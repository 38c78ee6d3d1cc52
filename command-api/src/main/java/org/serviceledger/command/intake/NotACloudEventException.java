package org.serviceledger.command.intake;

/** A single record is no CloudEvent at all, so there is nothing to keep. */
public final class NotACloudEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String code;

    NotACloudEventException(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /** Stable name of the reason, as of the codec. */
    public String code() {
        return code;
    }
}
