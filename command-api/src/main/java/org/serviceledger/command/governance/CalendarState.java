package org.serviceledger.command.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;

/**
 * What a decision about a year's calendar depends on.
 *
 * @param published whether there is a whole one
 */
public record CalendarState(boolean published, Set<LocalDate> offDays, Set<LocalDate> workDays) {

    /** How it is folded. */
    public static final StateModel<CalendarState> MODEL = new StateModel<>(CalendarState.class,
            new CalendarState(false, Set.of(), Set.of()), CalendarState::evolve);

    public CalendarState {
        offDays = Set.copyOf(offDays);
        workDays = Set.copyOf(workDays);
    }

    private CalendarState evolve(Known known) {
        return switch (known.event()) {
            case CalendarPublished published -> new CalendarState(true, days(published.offDays(), Set.of()),
                    days(published.workDays(), Set.of()));
            // A list that is absent stays as it was; of a year that was not published both are needed.
            case CalendarAmended amended -> new CalendarState(
                    published || amended.offDays() != null && amended.workDays() != null,
                    days(amended.offDays(), offDays), days(amended.workDays(), workDays));
            default -> this;
        };
    }

    private static Set<LocalDate> days(@Nullable List<LocalDate> named, Set<LocalDate> otherwise) {
        return named == null ? otherwise : Set.copyOf(named);
    }
}
