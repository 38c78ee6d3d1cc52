package org.serviceledger.command.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

import org.serviceledger.command.intake.Intake;
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
            case Intake.NotACloudEvent e -> simple(HttpStatus.BAD_REQUEST, e.code(), e.getMessage());
            case LedgerException.TooLarge e -> simple(HttpStatus.CONTENT_TOO_LARGE, "append-too-large", e.getMessage());
            case LedgerException.Full e -> simple(HttpStatus.INSUFFICIENT_STORAGE, "storage-full", e.getMessage());
            case LedgerException.Unavailable e -> again("unavailable", e.getMessage());
            case LedgerException.OutcomeUnknown e -> again("outcome-unknown", e.getMessage());
            case LedgerException.Corrupt e -> {
                LOG.error("the ledger is damaged at position {}: {}", e.position(), e.getMessage());
                yield simple(HttpStatus.SERVICE_UNAVAILABLE, "ledger-damaged", e.getMessage());
            }
            case ErrorResponseException e -> ofFramework(e);
            default -> unexpected(error);
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
        HttpStatus status = HttpStatus.valueOf(e.getStatusCode().value());
        if (status.is5xxServerError()) {
            return unexpected(e);
        }
        Map<String, Object> properties = e.getBody().getProperties();
        Object own = properties == null ? null : properties.get("code");
        String code = own == null
                ? status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-')
                : own.toString();
        String detail = e.getBody().getDetail();
        return simple(status, code, detail == null ? status.getReasonPhrase() : detail);
    }

    private static Problems unexpected(Throwable error) {
        String reference = UUID.randomUUID().toString();
        LOG.error("unexpected error {}", reference, error);
        return simple(HttpStatus.INTERNAL_SERVER_ERROR, "internal",
                "something unexpected happened; the log has it under " + reference);
    }
}
