package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;

/**
 * The State Council's calendars as they were published, and as two of them were amended in their year: a longer
 * Labour Day in 2019, a longer Spring Festival in 2020.
 */
final class CalendarFacts {

    private CalendarFacts() {}

    private record Notice(int year, LocalDate publishedOn, String document, @Nullable Amendment amendment) {}

    private record Amendment(LocalDate amendedOn, String document, String reason, List<LocalDate> firstOffDays,
            List<LocalDate> firstWorkDays) {}

    /** A year's days as they stand in the end. */
    private record Year(List<LocalDate> offDays, List<LocalDate> workDays) {}

    private static final class Years extends TreeMap<String, Year> {

        private static final long serialVersionUID = 1;
    }

    static List<FoundingFact> all() {
        Map<String, Year> years = DemoData.object("calendars.json", Years.class);
        List<FoundingFact> facts = new ArrayList<>();
        for (Notice notice : DemoData.list("calendar-notices.json", Notice.class)) {
            Year year = years.get(String.valueOf(notice.year()));
            if (year == null) {
                throw new IllegalStateException("no calendar of " + notice.year());
            }
            add(facts, notice, year);
        }
        return facts;
    }

    private static void add(List<FoundingFact> facts, Notice notice, Year year) {
        Amendment amendment = notice.amendment();
        facts.add(FoundingFact.of(FoundingFact.CALENDAR, Foundation.morning(notice.publishedOn(), 0),
                new CalendarPublished(notice.year(), amendment == null ? year.offDays() : amendment.firstOffDays(),
                        amendment == null ? year.workDays() : amendment.firstWorkDays(), notice.document()),
                ""));
        if (amendment != null) {
            facts.add(FoundingFact.of(FoundingFact.CALENDAR, Foundation.morning(amendment.amendedOn(), 0),
                    new CalendarAmended(notice.year(), year.offDays(), year.workDays(), amendment.document(),
                            amendment.reason()),
                    ""));
        }
    }
}
