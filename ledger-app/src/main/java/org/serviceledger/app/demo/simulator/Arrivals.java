package org.serviceledger.app.demo.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.Division;
import org.serviceledger.app.demo.province.ImplementedItem;
import org.serviceledger.app.demo.province.Province;

/** Who comes on a day, when, and for what: into a hall, or online at any hour. */
final class Arrivals {

    private static final int[] HALL_FROM = {8 * 60 + 45, 9 * 60, 10 * 60, 11 * 60, 13 * 60 + 30, 14 * 60, 15 * 60,
            16 * 60};
    private static final int[] HALL_MINUTES = {15, 60, 60, 55, 30, 60, 60, 60};
    private static final double[] HALL_SHARES = {.05, .17, .20, .14, .09, .16, .12, .07};
    private static final double[] ONLINE_HOURS = {.8, .5, .3, .2, .2, .4, 1, 2.6, 5, 7.5, 8.5, 7, 4.5, 5, 6.5, 8, 6.5,
            5.5, 5, 6, 7.5, 7, 3.5, 1.5};
    private static final double ONLINE_ON_REST_DAYS = .45;
    private static final double AFTER_A_LONG_HOLIDAY = 1.6;
    private static final int LONG_HOLIDAY_DAYS = 3;
    private static final double WEEKEND_THAT_IS_WORKED = .75;
    /** Half of all cases are the capital's, as in a province with one big city. */
    private static final double CAPITAL = 25;
    private static final double CITY = 3;
    private static final double PROVINCE = 1.5;

    private final Province province;
    private final WorkingCalendar calendar;
    private final Stories stories;
    private final double casesPerDay;
    private @Nullable YearMonth month;
    private List<ImplementedItem> items = List.of();
    private double[] weightsUpTo = {};

    Arrivals(Province province, WorkingCalendar calendar, Stories stories, double casesPerDay) {
        this.province = province;
        this.calendar = calendar;
        this.stories = stories;
        this.casesPerDay = casesPerDay;
    }

    /**
     * Somebody who applies.
     *
     * @param at     when they enter the hall, or submit online
     * @param online whether they submit online
     */
    record Arrival(LocalDateTime at, ImplementedItem item, boolean online) {}

    /** The arrivals of a day. */
    List<Arrival> of(LocalDate day, Chance chance) {
        know(day);
        boolean works = calendar.works(day);
        int cases = chance.count(casesPerDay * busy(day));
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            ImplementedItem item = item(chance);
            boolean online = goesOnline(item, day, chance);
            if (online && (works || chance.happens(ONLINE_ON_REST_DAYS))) {
                arrivals.add(new Arrival(onlineTime(day, chance), item, true));
            } else if (!online && works) {
                arrivals.add(new Arrival(hallTime(day, chance), item, false));
            }
        }
        return arrivals;
    }

    private boolean goesOnline(ImplementedItem item, LocalDate day, Chance chance) {
        if (!item.on(day).online() || stories.neverOnline(item)) {
            return false;
        }
        return chance.happens(item.on(day).onlineDepth() == 4 ? Parameter.ONLINE_WHOLLY : Parameter.ONLINE_PARTLY);
    }

    /** The catalogue changes on the first of a month. */
    private void know(LocalDate day) {
        if (YearMonth.from(day).equals(month)) {
            return;
        }
        month = YearMonth.from(day);
        items = province.catalogue().inForceOn(day);
        weightsUpTo = new double[items.size()];
        double sum = 0;
        for (int i = 0; i < weightsUpTo.length; i++) {
            sum += items.get(i).item().weight() * people(items.get(i).division());
            weightsUpTo[i] = sum;
        }
    }

    private double people(Division division) {
        if (division.equals(province.divisions().capital())) {
            return CAPITAL;
        }
        return switch (division.level()) {
            case PROVINCE -> PROVINCE;
            case CITY -> CITY;
            default -> division.strength();
        };
    }

    private ImplementedItem item(Chance chance) {
        double drawn = chance.fraction() * weightsUpTo[weightsUpTo.length - 1];
        int found = Arrays.binarySearch(weightsUpTo, drawn);
        return items.get(Math.min(items.size() - 1, found < 0 ? -found - 1 : found + 1));
    }

    private double busy(LocalDate day) {
        double weekday = weekday(day.getDayOfWeek());
        if (!calendar.works(day)) {
            return weekday;
        }
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        return (weekend ? WEEKEND_THAT_IS_WORKED : weekday) * (endsLongHoliday(day) ? AFTER_A_LONG_HOLIDAY : 1);
    }

    private boolean endsLongHoliday(LocalDate day) {
        for (int i = 1; i <= LONG_HOLIDAY_DAYS; i++) {
            if (calendar.works(day.minusDays(i))) {
                return false;
            }
        }
        return true;
    }

    private static double weekday(DayOfWeek weekday) {
        return switch (weekday) {
            case MONDAY -> 1.25;
            case TUESDAY -> 1.05;
            case WEDNESDAY -> 1;
            case THURSDAY, FRIDAY -> .95;
            case SATURDAY, SUNDAY -> .75;
        };
    }

    static LocalDateTime hallTime(LocalDate day, Chance chance) {
        int slot = chance.index(HALL_SHARES);
        long from = HALL_FROM[slot] * 60L;
        return day.atStartOfDay().plusSeconds(chance.between(from, from + HALL_MINUTES[slot] * 60L));
    }

    private static LocalDateTime onlineTime(LocalDate day, Chance chance) {
        double sum = Arrays.stream(ONLINE_HOURS).sum();
        double[] shares = Arrays.stream(ONLINE_HOURS).map(hour -> hour / sum).toArray();
        return day.atTime(chance.index(shares), 0).plusSeconds(chance.between(0, 3600));
    }
}
