package org.serviceledger.query.http;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import org.serviceledger.core.clock.statutory.Light;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.identity.Caller.Role;
import org.serviceledger.projections.casefile.CaseStatus;
import org.serviceledger.projections.read.CaseQuery;
import org.serviceledger.projections.read.CaseSearch;

/**
 * The query parameters by which cases are selected, as they come. Several values of one parameter are separated by
 * commas, and any of them is enough.
 *
 * @param region       division code; what lies below it counts too
 * @param clerk        account of somebody who worked on the case
 * @param subject      pseudonym of the applicant
 * @param device       on which the applicant evaluated
 * @param ratedOn      day of that evaluation
 * @param night        day on which the night began in which the clerk accepted the case
 * @param irregularity code of an irregularity, or of a remark of the clock
 * @param from         first day of the application
 * @param to           last day of the application
 * @param q            words to be found in names and numbers
 */
public record CaseFilter(@Nullable String item, @Nullable String department, @Nullable String region,
        @Nullable String status, @Nullable String light, @Nullable String channel, @Nullable String step,
        @Nullable String clerk, @Nullable String subject, @Nullable String device, @Nullable String ratedOn,
        @Nullable String night, @Nullable String irregularity, @Nullable String open, @Nullable String overdue,
        @Nullable String from, @Nullable String to, @Nullable String q) {

    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 8;
    private static final int MOST_VALUES = 50;

    /** What is asked for; a problem 400 {@code bad-parameter} names what is wrong. */
    CaseQuery query() {
        LocalDate first = Parameters.day("from", from);
        LocalDate last = Parameters.day("to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw Parameters.bad("to", "must not be before from");
        }
        LocalDate inNight = Parameters.day("night", night);
        if (inNight != null && Parameters.nonEmpty(clerk) == null) {
            throw Parameters.bad("night", "must be given together with the clerk");
        }
        LocalDate rated = Parameters.day("ratedOn", ratedOn);
        if (rated != null && Parameters.nonEmpty(device) == null) {
            throw Parameters.bad("ratedOn", "must be given together with the device");
        }
        return new CaseQuery(values("item", item), values("department", department), values("region", region),
                values("status", status, CaseStatus.class), values("light", light, Light.class),
                values("channel", channel, Channel.class), values("step", step),
                values("irregularity", irregularity), Parameters.nonEmpty(clerk), Parameters.nonEmpty(subject),
                Parameters.nonEmpty(device), rated, inNight, flag("open", open), flag("overdue", overdue), first, last,
                words(), Set.of());
    }

    /** Leadership sees cases masked, so it cannot ask whose they are; a problem 403 {@code forbidden} says so. */
    CaseQuery queryFor(Caller caller) {
        boolean masked = masked(caller);
        if (masked && Parameters.nonEmpty(subject) != null) {
            throw Parameters.problem(HttpStatus.FORBIDDEN, "forbidden", "cases of a person are not for this role");
        }
        return query();
    }

    /** Whether somebody sees cases without what applicants wrote. */
    static boolean masked(Caller caller) {
        return caller.hasAnyOf(Role.LEADER)
                && !caller.hasAnyOf(Role.INSPECTOR, Role.CLERK, Role.APPROVER, Role.ADMIN);
    }

    private List<String> words() {
        if (q == null) {
            return List.of();
        }
        if (q.length() > LONGEST) {
            throw Parameters.bad("q", "must have at most " + LONGEST + " characters");
        }
        List<String> words = CaseSearch.words(q);
        if (words.size() > MOST_WORDS) {
            throw Parameters.bad("q", "must have at most " + MOST_WORDS + " words");
        }
        return words;
    }

    private static boolean flag(String name, @Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw Parameters.bad(name, "must be true or false");
        }
        return true;
    }

    private static Set<String> values(String name, @Nullable String text) {
        return values(name, text, Function.identity());
    }

    static <E extends Enum<E>> Set<E> values(String name, @Nullable String text, Class<E> type) {
        return values(name, text, value -> Enum.valueOf(type, value));
    }

    private static <T> Set<T> values(String name, @Nullable String text, Function<String, T> read) {
        Set<T> values = new LinkedHashSet<>();
        for (String value : text == null ? new String[0] : text.split(",")) {
            if (!value.isBlank()) {
                try {
                    values.add(read.apply(value.strip()));
                } catch (IllegalArgumentException e) {
                    throw Parameters.bad(name,
                            "has no value " + value.strip().substring(0, Math.min(40, value.strip().length())));
                }
            }
        }
        if (text != null && !text.isEmpty() && values.isEmpty()) {
            throw Parameters.bad(name, "must have a value, or be left out");
        }
        if (values.size() > MOST_VALUES) {
            throw Parameters.bad(name, "must have at most " + MOST_VALUES + " values");
        }
        return values;
    }
}
