package org.serviceledger.core.clock.statutory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * When offices are open on a working day (办公时间). Limits in hours run in them only.
 *
 * @param sessions in order, at least one, none reaching over midnight
 */
public record OfficeHours(List<Session> sessions) {

    /** 9:00–12:00 and 13:30–17:00. */
    public static final OfficeHours USUAL = new OfficeHours(
            List.of(new Session(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                    new Session(LocalTime.of(13, 30), LocalTime.of(17, 0))));

    /** How long a slot for appointments lasts. */
    public static final Duration SLOT = Duration.ofMinutes(30);

    public OfficeHours {
        sessions = List.copyOf(sessions);
        LocalTime last = LocalTime.MIN;
        for (Session session : sessions) {
            if (session.from().isBefore(last) || !session.to().isAfter(session.from())) {
                throw new IllegalArgumentException("office hours must follow each other: " + sessions);
            }
            last = session.to();
        }
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException("an office must be open at some time");
        }
    }

    /** A time during which an office is open without a break. */
    public record Session(LocalTime from, LocalTime to) {}

    /** When offices close for the day (下班). */
    public LocalTime close() {
        return sessions.getLast().to();
    }

    /** When slots for appointments (预约时段) begin on a working day: by the half hour, none reaching over a break. */
    public List<Instant> slots(LocalDate day) {
        List<Instant> slots = new ArrayList<>();
        for (Session session : sessions) {
            Instant close = ShanghaiTime.at(day, session.to());
            for (Instant start = ShanghaiTime.at(day, session.from()); !start.plus(SLOT).isAfter(close); start = start
                    .plus(SLOT)) {
                slots.add(start);
            }
        }
        return slots;
    }

    /**
     * Office time between two instants; none when the second is not later.
     *
     * @param worked tells the days on which offices are open
     */
    public Duration between(Instant from, Instant to, Predicate<LocalDate> worked) {
        Duration sum = Duration.ZERO;
        LocalDate last = ShanghaiTime.dayOf(to);
        for (LocalDate day = ShanghaiTime.dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (Session session : worked.test(day) ? sessions : List.<Session>of()) {
                Instant begin = later(from, ShanghaiTime.at(day, session.from()));
                Instant end = earlier(to, ShanghaiTime.at(day, session.to()));
                sum = begin.isBefore(end) ? sum.plus(Duration.between(begin, end)) : sum;
            }
        }
        return sum;
    }

    /**
     * When an amount of office time is over.
     *
     * @param worked  tells the days on which offices are open; must be true of some day in every few years
     * @param pauses  during which nothing is counted
     */
    Instant after(Instant from, Duration amount, Predicate<LocalDate> worked, Spans pauses) {
        Duration left = amount;
        Instant now = pauses.firstOutside(from);
        while (true) {
            LocalDate day = ShanghaiTime.dayOf(now);
            for (Session session : worked.test(day) ? sessions : List.<Session>of()) {
                Instant close = ShanghaiTime.at(day, session.to());
                now = pauses.firstOutside(later(now, ShanghaiTime.at(day, session.from())));
                while (now.isBefore(close)) {
                    Instant stop = earlier(close, pauses.nextStart(now, close));
                    Duration open = Duration.between(now, stop);
                    if (open.compareTo(left) >= 0) {
                        return now.plus(left);
                    }
                    left = left.minus(open);
                    now = stop.isBefore(close) ? pauses.firstOutside(stop) : stop;
                }
            }
            // A pause may have led to a much later day.
            now = pauses.firstOutside(later(now, ShanghaiTime.endOf(day)));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
