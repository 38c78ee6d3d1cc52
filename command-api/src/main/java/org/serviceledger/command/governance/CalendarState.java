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
 * @param published whether there is one
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
            case CalendarPublished published -> of(published.offDays(), published.workDays());
            case CalendarAmended amended -> of(amended.offDays(), amended.workDays());
            default -> this;
        };
    }

    private static CalendarState of(@Nullable List<LocalDate> off, @Nullable List<LocalDate> work) {
        return new CalendarState(true, off == null ? Set.of() : Set.copyOf(off),
                work == null ? Set.of() : Set.copyOf(work));
    }
}
