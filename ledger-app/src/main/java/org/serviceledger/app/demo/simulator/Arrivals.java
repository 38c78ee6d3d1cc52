package org.serviceledger.app.demo.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.serviceledger.app.demo.province.CatalogueItem;
import org.serviceledger.app.demo.province.Province;

/** Who comes on a day, when, and for what: into the hall, or online at any hour. */
final class Arrivals {

    private static final int[] HALL_HOURS = {8 * 60 + 45, 9 * 60, 10 * 60, 11 * 60, 13 * 60 + 30, 14 * 60, 15 * 60,
            16 * 60, 17 * 60};
    private static final double[] HALL_SHARES = {.05, .17, .20, .14, .09, .16, .12, .07};
    private static final double[] ONLINE_HOURS = {.8, .5, .3, .2, .2, .4, 1, 2.6, 5, 7.5, 8.5, 7, 4.5, 5, 6.5, 8, 6.5,
            5.5, 5, 6, 7.5, 7, 3.5, 1.5};
    private static final double ONLINE_ON_REST_DAYS = .45;
    private static final int MINUTES_OF_AN_HOUR = 60;

    private final Province province;
    private final WorkingCalendar calendar;
    private final double casesPerDay;

    Arrivals(Province province, WorkingCalendar calendar, double casesPerDay) {
        this.province = province;
        this.calendar = calendar;
        this.casesPerDay = casesPerDay;
    }

    /**
     * Somebody who applies.
     *
     * @param at     when they enter the hall, or submit online
     * @param online whether they submit online
     */
    record Arrival(LocalDateTime at, CatalogueItem item, boolean online) {}

    /** The arrivals of a day in the order of their times. */
    List<Arrival> of(LocalDate day, Chance chance) {
        boolean works = calendar.works(day);
        int cases = chance.count(casesPerDay * weekday(day));
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            CatalogueItem item = chance.oneOf(province.items(), CatalogueItem::weight);
            boolean online = item.online() && chance.happens(item.onlineDepth() == 4 ? .82 : .6);
            if (online && (works || chance.happens(ONLINE_ON_REST_DAYS))) {
                arrivals.add(new Arrival(onlineTime(day, chance), item, true));
            } else if (!online && works) {
                arrivals.add(new Arrival(hallTime(day, chance), item, false));
            }
        }
        arrivals.sort(Comparator.comparing(Arrival::at));
        return arrivals;
    }

    private static double weekday(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return switch (weekday) {
            case MONDAY -> 1.25;
            case TUESDAY -> 1.05;
            case WEDNESDAY -> 1;
            case THURSDAY, FRIDAY -> .95;
            case SATURDAY, SUNDAY -> .75;
        };
    }

    private static LocalDateTime hallTime(LocalDate day, Chance chance) {
        int slot = chance.index(HALL_SHARES);
        long from = HALL_HOURS[slot] * 60L;
        long length = slot == 0 ? 15 : slot == 4 ? 30 : MINUTES_OF_AN_HOUR;
        return day.atStartOfDay().plusSeconds(chance.between(from, from + length * 60));
    }

    private static LocalDateTime onlineTime(LocalDate day, Chance chance) {
        double sum = 0;
        for (double share : ONLINE_HOURS) {
            sum += share;
        }
        double[] shares = new double[ONLINE_HOURS.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = ONLINE_HOURS[i] / sum;
        }
        return day.atTime(chance.index(shares), 0).plusSeconds(chance.between(0, 3600));
    }
}
