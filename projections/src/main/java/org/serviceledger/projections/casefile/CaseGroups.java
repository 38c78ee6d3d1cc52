package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.ClockRemark;
import org.serviceledger.core.clock.statutory.Light;
import org.serviceledger.core.clock.statutory.LightTurn;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.Divisions;
import org.serviceledger.projections.store.ListKey;

/**
 * In which groups a case is listed so that it can be searched. Names that many cases share, of items, departments
 * and regions, stand in no group: a search finds their codes first, so that a case needs a few short groups
 * rather than each syllable of its names.
 */
public final class CaseGroups {

    /** All cases. */
    public static final String ALL = "all";
    /** Cases that are neither closed nor ended. */
    public static final String OPEN = "open";
    /** Open cases whose promise has expired. */
    public static final String OVERDUE = "overdue";
    /** Cases that the applicant was not satisfied with (差评). */
    public static final String BAD_REVIEW = "bad-review";
    /** Cases closed whose trace lacks something (全过程留痕缺口). */
    public static final String TRACE_GAP = "trace-gap";
    /** What the names of the groups of review steps begin with. */
    public static final String STEP = "step=";
    /** What the names of the groups of a device's day begin with. */
    public static final String RATED = "rated=";
    /** What the names of the groups of a clerk's night begin with. */
    public static final String NIGHT = "night=";
    /**
     * How many characters at the end of a case number it is found by, the most first: day and sequence of a national
     * case number are 13 of them, the sequence alone is 5.
     */
    public static final List<Integer> TAILS = List.of(13, 8, 5);

    private static final LocalTime NIGHT_BEGINS = LocalTime.of(22, 0);
    private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);

    /** These say something of the catalogue or the calendar, and nothing of the case. */
    private static final Set<ClockRemark> NO_IRREGULARITY = Set.of(ClockRemark.LEGAL_LIMIT_BY_LAW,
            ClockRemark.CALENDAR_MISSING);

    private CaseGroups() {}

    /** Cases of an item. */
    public static String ofItem(String itemCode) {
        return "item=" + itemCode;
    }

    /** Cases that a department handles. */
    public static String ofDepartment(String department) {
        return "department=" + department;
    }

    /** The department that handles a case: that of its item, or else that which accepted it; null when none is known. */
    public static @Nullable String departmentOf(CaseFile file) {
        CaseTrail.Place place = file.trail().place();
        return place != null && place.department() != null
                ? place.department()
                : file.accepted() == null ? null : file.accepted().department();
    }

    /** Cases of a division and all below it. */
    public static String inRegion(String region) {
        return "region=" + Divisions.significant(region);
    }

    /** Cases in a status. */
    public static String in(CaseStatus status) {
        return "status=" + status;
    }

    /** Cases with a light. */
    public static String with(Light light) {
        return SupervisionGroups.light(light);
    }

    /** Cases submitted by a channel. */
    public static String by(org.serviceledger.core.event.Channel channel) {
        return "channel=" + channel;
    }

    /** Cases that an account worked on. */
    public static String workedOnBy(String clerk) {
        return "clerk=" + clerk;
    }

    /** Cases of a person. */
    public static String ofSubject(String subjectRef) {
        return "subject=" + subjectRef;
    }

    /** Cases with an irregularity or a remark of the clock. */
    public static String irregular(String code) {
        return "irregularity=" + code;
    }

    /** Cases whose number ends so. */
    public static String endingWith(String tail) {
        return "tail=" + tail;
    }

    /** Cases that were evaluated on a device on a day. */
    public static String rated(String device, LocalDate day) {
        return RATED + device + "|" + day;
    }

    /** Cases that an account accepted in a night, which is named by the day on which it began. */
    public static String acceptedByNight(String clerk, LocalDate night) {
        return NIGHT + clerk + "|" + night;
    }

    static List<ListKey> of(CaseFile file) {
        List<ListKey> keys = new ArrayList<>();
        always(keys, ALL);
        place(keys, file);
        state(keys, file);
        people(keys, file);
        file.trail().steps().stream().map(CaseTrail.Taken::name).distinct()
                .forEach(name -> always(keys, name == null ? null : STEP + name));
        irregularities(keys, file);
        always(keys, file.badReview() ? BAD_REVIEW : null);
        always(keys, TraceGap.of(file).isEmpty() ? null : TRACE_GAP);
        String number = file.caseNo();
        TAILS.stream().filter(tail -> tail <= number.length())
                .forEach(tail -> always(keys, endingWith(number.substring(number.length() - tail))));
        return keys;
    }

    private static void place(List<ListKey> keys, CaseFile file) {
        always(keys, file.itemCode().isEmpty() ? null : ofItem(file.itemCode()));
        CaseTrail.Place place = file.trail().place();
        String department = departmentOf(file);
        always(keys, department == null ? null : ofDepartment(department));
        if (place != null && place.region() != null) {
            Divisions.levels(place.region()).forEach(level -> always(keys, "region=" + level));
        }
    }

    /** Status and lights as they turn by themselves. */
    private static void state(List<ListKey> keys, CaseFile file) {
        ClockMarks clock = file.clock();
        boolean open = file.closing() == null && file.ending() == null;
        CaseStatus first = CaseStatus.of(file, ListKey.BEGINNING);
        Instant deemed = file.accepted() == null && clock != null ? clock.deemedSince() : null;
        CaseStatus later = deemed == null ? first : CaseStatus.of(file, deemed);
        if (deemed == null || later == first) {
            always(keys, in(first));
        } else {
            span(keys, in(first), ListKey.BEGINNING, deemed);
            span(keys, in(later), deemed, ListKey.END);
        }
        if (open) {
            always(keys, OPEN);
            Instant end = file.promisedEnd(ListKey.BEGINNING);
            Instant due = end != null || deemed == null ? end : file.promisedEnd(deemed);
            span(keys, OVERDUE, due, ListKey.END);
        }
        lights(keys, file, open);
    }

    /** Of an open case the warning lights are listed for supervision; of one that is over only the last light counts. */
    private static void lights(List<ListKey> keys, CaseFile file, boolean open) {
        List<LightTurn> turns = file.clock() == null ? List.of() : file.clock().lights().turns();
        if (!open && !turns.isEmpty()) {
            always(keys, with(turns.getLast().light()));
            return;
        }
        span(keys, with(Light.GREEN), ListKey.BEGINNING, turns.isEmpty() ? ListKey.END : turns.getFirst().at());
        for (int i = 0; i < turns.size(); i++) {
            if (!SupervisionGroups.warns(turns.get(i).light())) {
                span(keys, with(turns.get(i).light()), turns.get(i).at(),
                        i + 1 < turns.size() ? turns.get(i + 1).at() : ListKey.END);
            }
        }
    }

    private static void people(List<ListKey> keys, CaseFile file) {
        CaseFile.Submission submission = file.submission();
        if (submission != null) {
            always(keys, submission.channel() == null ? null : by(submission.channel()));
            always(keys, submission.subjectRef() == null ? null : ofSubject(submission.subjectRef()));
        }
        file.trail().clerks().forEach(clerk -> always(keys, workedOnBy(clerk)));
        CaseFile.Milestone accepted = file.accepted();
        if (accepted != null && accepted.actor() != null) {
            LocalDate night = nightOf(accepted.at());
            always(keys, night == null ? null : acceptedByNight(accepted.actor(), night));
        }
        String device = file.trail().device();
        if (device != null && file.evaluation() != null) {
            always(keys, rated(device, Days.of(file.evaluation().at())));
        }
    }

    /** The day on which the night began in which an instant lies; null by day. */
    static @Nullable LocalDate nightOf(Instant at) {
        LocalTime time = at.atZone(Days.ZONE).toLocalTime();
        LocalDate day = Days.of(at);
        return time.isBefore(NIGHT_ENDS) ? day.minusDays(1) : time.isBefore(NIGHT_BEGINS) ? null : day;
    }

    private static void irregularities(List<ListKey> keys, CaseFile file) {
        Irregularities.of(file).stream().map(Irregularities.Irregularity::code).distinct()
                .forEach(code -> always(keys, irregular(code)));
        if (!file.backDated().isEmpty()) {
            always(keys, irregular("back-dated"));
        }
        ClockMarks clock = file.clock();
        if (clock == null) {
            return;
        }
        clock.remarks().stream().filter(remark -> !NO_IRREGULARITY.contains(remark)).sorted()
                .forEach(remark -> always(keys, irregular(code(remark))));
        span(keys, irregular("deemed-accepted"), clock.deemedSince(), ListKey.END);
        Instant deliveredAt = file.times().deliveredAt();
        if (clock.deliveryEnd() != null && (deliveredAt == null || !deliveredAt.isBefore(clock.deliveryEnd()))) {
            span(keys, irregular(code(ClockRemark.DELIVERY_LATE)), clock.deliveryEnd(), ListKey.END);
        }
    }

    /** A remark's code as it is served. */
    public static String code(ClockRemark remark) {
        return remark.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void always(List<ListKey> keys, @Nullable String name) {
        if (name != null) {
            keys.add(ListKey.always(name));
        }
    }

    private static void span(List<ListKey> keys, String name, @Nullable Instant from, Instant until) {
        if (from != null && ListKey.millis(from) < ListKey.millis(until)) {
            keys.add(new ListKey(name, from, until));
        }
    }
}
