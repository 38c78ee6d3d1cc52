package org.serviceledger.query.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.OfficeHours;
import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.appointment.AppointmentFile;
import org.serviceledger.projections.appointment.AppointmentFile.State;

/**
 * A slot of a hall's day (预约时段) with what became of its appointments.
 *
 * @param capacity how many it takes; null when the hall does not say, and then any number
 * @param booked   how many are still expected
 * @param free     how many may still be booked; null when any number may. None once the slot has begun
 */
public record SlotAnswer(OffsetDateTime slotStart, OffsetDateTime slotEnd, @Nullable Integer capacity, int booked,
        int kept, int missed, int cancelled, @Nullable Integer free) {

    /** How many appointments are in each state. */
    public record Counts(int booked, int kept, int missed, int cancelled) {

        static Counts of(Collection<AppointmentFile> files) {
            return new Counts(in(State.BOOKED, files), in(State.KEPT, files), in(State.MISSED, files),
                    in(State.CANCELLED, files));
        }

        private static int in(State state, Collection<AppointmentFile> files) {
            return Math.toIntExact(files.stream().filter(file -> file.state() == state).count());
        }
    }

    /** The slots for which something is booked, in order of time. */
    static List<SlotAnswer> booked(Collection<AppointmentFile> files, @Nullable Integer capacity, Instant now) {
        return slots(new TreeMap<>(), files, capacity, now);
    }

    /** The same with those that nobody has booked yet, on a working day while offices are open. */
    static List<SlotAnswer> of(LocalDate day, StatutoryClock clock, Collection<AppointmentFile> files,
            @Nullable Integer capacity, Instant now) {
        Map<Instant, Instant> ends = new TreeMap<>();
        if (clock.calendar().isWorkingDay(day)) {
            clock.policy().officeHours().slots(day).forEach(start -> ends.put(start, start.plus(OfficeHours.SLOT)));
        }
        return slots(ends, files, capacity, now);
    }

    private static List<SlotAnswer> slots(Map<Instant, Instant> ends, Collection<AppointmentFile> files,
            @Nullable Integer capacity, Instant now) {
        Map<Instant, List<AppointmentFile>> bySlot = new TreeMap<>();
        for (AppointmentFile file : files) {
            Instant start = file.slotStart();
            if (start != null) {
                Instant end = file.slotEnd();
                ends.putIfAbsent(start, end == null ? start.plus(OfficeHours.SLOT) : end);
                bySlot.computeIfAbsent(start, any -> new ArrayList<>()).add(file);
            }
        }
        List<SlotAnswer> slots = new ArrayList<>();
        ends.forEach((start, end) -> {
            Counts counts = Counts.of(bySlot.getOrDefault(start, List.of()));
            Integer free = !start.isAfter(now)
                    ? Integer.valueOf(0)
                    : capacity == null ? null : Integer.valueOf(Math.max(0, capacity - counts.booked()));
            slots.add(new SlotAnswer(Days.shown(start), Days.shown(end), capacity, counts.booked(), counts.kept(),
                    counts.missed(), counts.cancelled(), free));
        });
        return slots;
    }
}
