package org.serviceledger.core.event;

/**
 * Why a record cannot be understood. The words are our own and never repeat what was sent, except
 * for the name of a field of the vocabulary: they are stored and shown where the record itself must
 * not be, since nobody knows yet what it holds.
 */
final class NotUnderstoodException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String code;
    private final String detail;
    private final boolean cloudEvent;

    NotUnderstoodException(String code, String detail) {
        this(code, detail, true);
    }

    NotUnderstoodException(String code, String detail, boolean cloudEvent) {
        super(code + ": " + detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.cloudEvent = cloudEvent;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }

    /** Whether the record is a CloudEvent all the same. */
    boolean cloudEvent() {
        return cloudEvent;
    }
}
