package org.serviceledger.command.http;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that cannot be served, as RFC 9457 problem details with a stable code. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final HttpStatus status;
    private final String code;
    private final transient Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /**
     * @param code   stable name of the problem
     * @param detail what is wrong, for the person who sent the request
     */
    public ProblemException(HttpStatus status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Adds a field of its own to the problem. */
    public ProblemException with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, @Nullable Object> fields() {
        return fields;
    }
}
