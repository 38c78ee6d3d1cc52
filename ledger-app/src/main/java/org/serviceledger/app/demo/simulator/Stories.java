package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

import org.serviceledger.app.demo.province.Division;
import org.serviceledger.app.demo.province.Hall;
import org.serviceledger.app.demo.province.ImplementedItem;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.core.event.ItemType;

/**
 * Seven stories that are planted for an inspector to find, and one for the demonstration's citizen: (1) an item that is declared online and never
 * handled so; (2) a body that closes cases in time and opens them again; (3) one tablet that gives four
 * hundred best ratings on a day; (4) a county that stops the clock by special procedures without notice;
 * (5) a missed five-day notice; (6) a clerk who accepts three hundred cases in a night; (7) a queue machine
 * that is silent for three hours; (8) the citizen's own cases in every state, and a full hall.
 */
public final class Stories {

    /** Best ratings of the tablet. */
    public static final int RATINGS = 400;
    /** Cases of the night. */
    public static final int ACCEPTED_IN_A_NIGHT = 300;

    static final String TABLET = "pad-990300-01-07";
    static final String NIGHT_CLERK = "clerk-990400-night";

    private static final String MARKET = "market";
    private static final int DAY_OF_MISSED_NOTICE = 4;
    private static final int DAY_OF_NIGHT = 6;
    private static final int DAY_OF_SILENCE = 8;
    private static final int DAY_OF_TABLET = 12;
    private static final int DAY_OF_CITIZEN = 26;
    private static final int CITIZEN_AGAIN_AFTER = 25;
    private static final LocalTime SILENT_FROM = LocalTime.of(10, 0);
    private static final LocalTime SILENT_UNTIL = LocalTime.of(13, 0);

    private final boolean planted;
    private final WorkingCalendar calendar;
    private final LocalDate begin;
    private final List<Division> cities;
    private final ImplementedItem zombie;
    private final ImplementedItem ofTheNight;
    private final Division stoppingCounty;
    private final String silentSource;
    private final LocalDate silentDay;
    private final LocalDate missedNoticeDay;
    private final LocalDate nightDay;
    private final LocalDate tabletDay;

    Stories(Province province, WorkingCalendar calendar, LocalDate firstDay, boolean planted) {
        this.planted = planted;
        this.calendar = calendar;
        this.cities = province.divisions().cities();
        this.begin = calendar.sameOrNext(firstDay);
        this.missedNoticeDay = calendar.plus(begin, DAY_OF_MISSED_NOTICE);
        this.nightDay = calendar.plus(begin, DAY_OF_NIGHT);
        this.silentDay = calendar.plus(begin, DAY_OF_SILENCE);
        this.tabletDay = calendar.plus(begin, DAY_OF_TABLET);
        this.zombie = heaviestOnline(province, cities.getFirst(), firstDay, false);
        this.ofTheNight = heaviestOnline(province, cities.get(3), firstDay, true);
        this.stoppingCounty = province.divisions().of(cities.get(4)).getFirst();
        this.silentSource = Sources.hall(province.halls().in(cities.getFirst()));
    }

    private static ImplementedItem heaviestOnline(Province province, Division city, LocalDate day, boolean instant) {
        return province.catalogue().of(city).stream()
                .filter(item -> item.inForceOn(day) && item.on(day).online() && item.item().instant() == instant)
                .max(java.util.Comparator.comparingDouble((ImplementedItem item) -> item.item().weight())
                        .thenComparing(ImplementedItem::code))
                .orElseThrow(() -> new IllegalStateException(city.englishName() + " has no item online"));
    }

    /** (1) The item that is declared online. */
    public String zombieItem() {
        return zombie.code();
    }

    /** (6) The item of the night. */
    ImplementedItem itemOfTheNight() {
        return ofTheNight;
    }

    boolean neverOnline(ImplementedItem item) {
        return planted && item.code().equals(zombie.code());
    }

    /** (2) Whether a body closes its cases early and goes on with them. */
    boolean closesAndReopens(ImplementedItem item) {
        return planted && item.department().key().equals(MARKET) && item.division().equals(cities.get(2));
    }

    /** (3) The day of the tablet. */
    boolean tabletRatesOn(LocalDate day) {
        return planted && day.equals(tabletDay);
    }

    boolean tabletStandsIn(Hall hall) {
        return hall.division().equals(cities.get(2));
    }

    /** (4) Whether a county stops the clock of a case. */
    boolean stopsTheClock(ImplementedItem item) {
        return planted && item.division().equals(stoppingCounty) && !item.item().instant();
    }

    /** (5) Whether the notice about a case is missed: an online application for a licence on that day. */
    boolean missesNotice(ImplementedItem item, LocalDate submitted) {
        return planted && submitted.equals(missedNoticeDay)
                && item.item().itemType() == ItemType.ADMINISTRATIVE_LICENSE && !item.item().instant();
    }

    /** (6) Whether a day ends with that night. */
    boolean nightFollows(LocalDate day) {
        return planted && day.equals(nightDay);
    }

    /** (7) When a record is heard: a source that is silent sends what it has afterwards. */
    LocalDateTime heard(String source, LocalDateTime sent) {
        boolean silent = planted && source.equals(silentSource) && sent.toLocalDate().equals(silentDay)
                && !sent.toLocalTime().isBefore(SILENT_FROM) && sent.toLocalTime().isBefore(SILENT_UNTIL);
        return silent ? silentDay.atTime(SILENT_UNTIL).plusNanos(sent.getNano()) : sent;
    }

    /** (8) Whether the story of the citizen begins on a day; it does again and again. */
    boolean citizensStoryBegins(LocalDate day) {
        int since = sinceCitizenLooked(day) + CitizensStory.BEFORE;
        return planted && calendar.works(day) && since >= 0 && since % CITIZEN_AGAIN_AFTER == 0;
    }

    /** (8) Whether the capital's hall is full on a day. */
    boolean hallIsFull(LocalDate day) {
        int since = sinceCitizenLooked(day);
        return planted && calendar.works(day) && since >= 0
                && since % CITIZEN_AGAIN_AFTER < CitizensStory.FULL_HALL_DAYS;
    }

    /** Working days since the citizen looked first; below zero before. */
    private int sinceCitizenLooked(LocalDate day) {
        return calendar.between(begin, day) - 1 - DAY_OF_CITIZEN;
    }
}
