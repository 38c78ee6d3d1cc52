package org.serviceledger.core.identifier;

/** A text is no identifier of the form it is taken for. The message says why, and never repeats the text. */
public final class IdentifierException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    IdentifierException(String kind, String reason) {
        super(kind + " " + reason);
    }
}
