package org.serviceledger.command.governance;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/**
 * Publishes the days off of a year, or amends them (节假日安排).
 *
 * @param document number of the notice
 * @param reason   why a year that was published is amended, told with what the amendment moves; the first publication
 *                 of a year has none
 */
public record PublishCalendar(int year, List<LocalDate> offDays, List<LocalDate> workDays, String document,
        @Nullable String reason) {

    public PublishCalendar {
        Require.year("year", year);
        Require.keyIfThere("reason", reason);
        Require.there("offDays", offDays);
        Require.there("workDays", workDays);
        Require.key("document", document);
        offDays = List.copyOf(offDays);
        workDays = List.copyOf(workDays);
    }
}
