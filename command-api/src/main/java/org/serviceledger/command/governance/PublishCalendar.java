package org.serviceledger.command.governance;

import java.time.LocalDate;
import java.util.List;

import org.serviceledger.command.decision.Require;

/** Publishes the days off of a year, or amends them (节假日安排). */
public record PublishCalendar(int year, List<LocalDate> offDays, List<LocalDate> workDays, String document) {

    public PublishCalendar {
        Require.there("offDays", offDays);
        Require.there("workDays", workDays);
        Require.key("document", document);
        offDays = List.copyOf(offDays);
        workDays = List.copyOf(workDays);
    }
}
