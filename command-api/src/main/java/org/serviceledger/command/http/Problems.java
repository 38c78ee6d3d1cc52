package org.serviceledger.command.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

import org.serviceledger.command.intake.ForeignSourceException;
import org.serviceledger.command.intake.LedgerFailure;
import org.serviceledger.command.intake.NotACloudEventException;
import org.serviceledger.core.ledger.LedgerException;

/**
 * An error as problem details (RFC 9457).
 *
 * @param code       stable name of the problem
 * @param retryAfter seconds after which to try again, or null when trying again does not help
 */
record Problems(HttpStatus status, String code, String detail, @Nullable Integer retryAfter,
        Map<String, @Nullable Object> fields) {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPE = "https://serviceledger.org/problems/";

    static Problems of(Throwable error) {
        return switch (error) {
            case ProblemException e ->
                new Problems(e.status(), e.code(), String.valueOf(e.getMessage()), null, e.fields());
            case NotACloudEventException e -> simple(HttpStatus.BAD_REQUEST, e.code(), e.getMessage());
            case ForeignSourceException e -> simple(HttpStatus.FORBIDDEN, ForeignSourceException.CODE, e.getMessage());
            case LedgerException e -> ofLedger(e);
            case ErrorResponseException e -> ofFramework(e);
            case DataBufferLimitException e ->
                simple(HttpStatus.CONTENT_TOO_LARGE, "content-too-large", "the body is too large");
            default -> unexpected(error);
        };
    }

    private static Problems ofLedger(LedgerException error) {
        String code = LedgerFailure.codeOf(error);
        return switch (error) {
            case LedgerException.TooLarge e -> simple(HttpStatus.CONTENT_TOO_LARGE, code, e.getMessage());
            case LedgerException.Full e -> simple(HttpStatus.INSUFFICIENT_STORAGE, code, e.getMessage());
            case LedgerException.Unavailable e -> again(code, e.getMessage());
            case LedgerException.OutcomeUnknown e -> again(code, e.getMessage());
            case LedgerException.Corrupt e -> {
                LOG.error("the ledger is damaged at position {}: {}", e.position(), e.getMessage());
                yield simple(HttpStatus.SERVICE_UNAVAILABLE, code, e.getMessage());
            }
        };
    }

    /** The members of the JSON body. */
    Map<String, @Nullable Object> body(String instance) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", TYPE + code);
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("code", code);
        body.put("detail", detail);
        body.put("instance", instance);
        body.putAll(fields);
        return body;
    }

    private static Problems simple(HttpStatus status, String code, @Nullable String detail) {
        return new Problems(status, code, String.valueOf(detail), null, Map.of());
    }

    private static Problems again(String code, @Nullable String detail) {
        return new Problems(HttpStatus.SERVICE_UNAVAILABLE, code, String.valueOf(detail), 1, Map.of());
    }

    private static Problems ofFramework(ErrorResponseException e) {
        HttpStatus status = HttpStatus.resolve(e.getStatusCode().value());
        Map<String, Object> properties = e.getBody().getProperties();
        Object own = properties == null ? null : properties.get("code");
        // A server's error that names its own code was meant to be answered so.
        if (status == null || status.is5xxServerError() && own == null) {
            return unexpected(e);
        }
        String code = own == null
                ? status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-')
                : own.toString();
        String detail = e.getBody().getDetail();
        Map<String, @Nullable Object> more = new LinkedHashMap<>(properties == null ? Map.of() : properties);
        more.remove("code");
        return new Problems(status, code, detail == null ? status.getReasonPhrase() : detail, null, more);
    }

    private static Problems unexpected(Throwable error) {
        String reference = UUID.randomUUID().toString();
        LOG.error("unexpected error {}", reference, error);
        return simple(HttpStatus.INTERNAL_SERVER_ERROR, "internal",
                "something unexpected happened; the log has it under " + reference);
    }
}
