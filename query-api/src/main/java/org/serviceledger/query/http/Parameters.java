package org.serviceledger.query.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.projections.rates.MetricCatalogue;
import org.serviceledger.projections.rates.MetricCatalogue.Metric;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.ListCursor;
import org.serviceledger.projections.read.RateQuery.Scope;

/** Reads query parameters, and says which one is wrong and how it should look. */
public final class Parameters {

    private Parameters() {}

    /** A problem with a stable code, to be answered as RFC 9457 problem details. */
    public static ErrorResponseException problem(HttpStatus status, String code, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setProperty("code", code);
        return new ErrorResponseException(status, body, null);
    }

    /** A problem 400 {@code bad-parameter} with the name of the value in {@code parameter}. */
    static ErrorResponseException bad(String name, String detail) {
        ErrorResponseException problem = problem(HttpStatus.BAD_REQUEST, "bad-parameter", name + ": " + detail);
        problem.getBody().setProperty("parameter", name);
        return problem;
    }

    static int limit(@Nullable Integer limit, int usual, int most) {
        if (limit == null) {
            return usual;
        }
        if (limit < 1 || limit > most) {
            throw bad("limit", "must lie between 1 and " + most);
        }
        return limit;
    }

    static long position(String name, @Nullable String text, long otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            long position = Long.parseLong(text);
            if (position >= -1) {
                return position;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw bad(name, "must be a position, a whole number from 0 on");
    }

    /** Where a page of a list of views ended; null for the first page. */
    static @Nullable ListCursor cursor(@Nullable String text) {
        return cursor(text, ListCursor::parse);
    }

    /** Where the page before ended, by whatever its list is ordered. */
    static <T> @Nullable T cursor(@Nullable String text, Function<String, T> parse) {
        try {
            return text == null || text.isEmpty() ? null : parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw bad("cursor", "must be the nextCursor of the page before");
        }
    }

    static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            // A '+' that was not escaped in the address arrives as a space.
            OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
            requireCountable(time.getYear());
            return time.toInstant();
        } catch (DateTimeException e) {
            throw bad(name, "must be a time such as 2026-03-20T10:42:00+08:00");
        }
    }

    /** With a year to spare, so that a neighbouring day is one too. */
    private static void requireCountable(int year) {
        if (year <= 1 || year >= 9999) {
            throw new DateTimeException("beyond what days are counted for");
        }
    }

    static @Nullable LocalDate day(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            requireCountable(day.getYear());
            return day;
        } catch (DateTimeException e) {
            throw bad(name, "must be a day such as 2026-03-20");
        }
    }

    static <E extends Enum<E>> @Nullable E oneOf(String name, @Nullable String text, Class<E> values) {
        try {
            return text == null || text.isEmpty() ? null : Enum.valueOf(values, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw bad(name, "must be one of " + Arrays.toString(values.getEnumConstants()));
        }
    }

    static Period period(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? Period.ALL : Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw bad("period", String.valueOf(e.getMessage()));
        }
    }

    static Scope scope(@Nullable String region, @Nullable String level, @Nullable String department,
            @Nullable String item) {
        return new Scope(nonEmpty(region), oneOf("level", level, AdministrativeLevel.class), nonEmpty(department),
                nonEmpty(item));
    }

    static Metric metric(String id) {
        Metric metric = MetricCatalogue.find(id);
        if (metric == null) {
            throw problem(HttpStatus.BAD_REQUEST, "unknown-metric",
                    "the metrics are " + MetricCatalogue.all().stream().map(Metric::id).toList());
        }
        return metric;
    }

    static @Nullable String nonEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
