package org.serviceledger.query.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.ClockDay;
import org.serviceledger.core.clock.statutory.ClockReading;
import org.serviceledger.core.clock.statutory.ClockRemark;
import org.serviceledger.core.clock.statutory.DayKind;
import org.serviceledger.core.clock.statutory.DayMark;
import org.serviceledger.core.clock.statutory.Due;
import org.serviceledger.core.clock.statutory.HearingTimes;
import org.serviceledger.core.clock.statutory.Light;
import org.serviceledger.core.clock.statutory.LightTurn;
import org.serviceledger.core.clock.statutory.NoticeReading;
import org.serviceledger.core.clock.statutory.NoticeState;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile;

/**
 * The statutory clock of a case (法定时限), explained.
 *
 * @param startedAt        from when the time for the decision runs; null as long as the case is not accepted
 * @param promisedDueAt    last second of the promise; while the clock stands still the earliest possible one
 * @param earliest         whether a special procedure goes on, so that the promise's end, or that of the legal limit
 *                         where nothing is promised, still moves; not when it had expired before
 * @param legalEarliest    likewise of the legal limit
 * @param used             used of the promise, or of the legal limit where nothing is promised, in {@code countedIn}
 * @param countedIn        the limit's own unit, for {@code used}, {@code remaining} and the days' totals: WORKING_DAY,
 *                         CALENDAR_DAY (also of a limit in months or years) or HOUR (of office time)
 * @param remaining        left of it in {@code countedIn}; below zero when it is late
 * @param noticeDueAt      until when the completeness notice had to be given
 * @param notice           where the completeness notice stands; null as long as no receipt of materials is known
 * @param hearing          its times (听证); null as long as nothing is known of one
 * @param deliveryDueAt    until when what was granted must be delivered
 * @param turns            when the light turns
 * @param days             what each day counted as, and why
 */
public record ClockAnswer(String caseNo, OffsetDateTime asOf, @Nullable OffsetDateTime startedAt,
        @Nullable TimeLimit promisedLimit, @Nullable TimeLimit legalLimit, @Nullable OffsetDateTime promisedDueAt,
        @Nullable OffsetDateTime legalDueAt, boolean earliest, boolean legalEarliest, boolean provisional,
        int used, LimitUnit countedIn, @Nullable Integer remaining, int usedWorkingDays, int excludedWorkingDays,
        @Nullable Integer remainingWorkingDays, @Nullable OffsetDateTime noticeDueAt,
        @Nullable Notice notice, @Nullable Hearing hearing, @Nullable LocalDate deemedAcceptedOn,
        @Nullable OffsetDateTime deliveryDueAt,
        Light light, List<Turn> turns,
        List<Pause> pauses, List<Said> remarks, List<Day> days) {

    /**
     * The completeness notice (一次性告知).
     *
     * @param startedAt  receipt from which its five working days run
     * @param answeredAt when the department moved; null if it has not
     */
    public record Notice(OffsetDateTime startedAt, OffsetDateTime dueAt, @Nullable OffsetDateTime answeredAt,
            NoticeState state) {

        static @Nullable Notice of(@Nullable NoticeReading reading) {
            return reading == null
                    ? null
                    : new Notice(Days.shown(reading.startedAt()), reading.due().lastSecond(),
                            shown(reading.answeredAt()), reading.state());
        }
    }

    /**
     * A hearing (听证, 行政许可法 47–48).
     *
     * @param requestDueAt   until when it could be asked for
     * @param holdDueAt      until when it is to be held
     * @param latestNoticeOn last day on which those concerned could be told of the hearing that was held
     */
    public record Hearing(@Nullable OffsetDateTime requestDueAt, @Nullable OffsetDateTime holdDueAt,
            @Nullable OffsetDateTime heldAt, @Nullable LocalDate latestNoticeOn) {

        static @Nullable Hearing of(HearingTimes.@Nullable Reading reading) {
            if (reading == null) {
                return null;
            }
            Due request = reading.requestDue();
            Due hold = reading.holdDue();
            return new Hearing(request == null ? null : request.lastSecond(), hold == null ? null : hold.lastSecond(),
                    shown(reading.heldAt()), reading.latestNotice());
        }
    }

    /** The light turns. */
    public record Turn(OffsetDateTime at, Light light) {}

    /** The clock stood still; without an end it still does. */
    public record Pause(OffsetDateTime from, @Nullable OffsetDateTime to) {}

    /** Something in both languages. */
    public record Said(String code, String zh, String en) {}

    /**
     * A day.
     *
     * @param counted     whether it uses up the limit
     * @param total       days used up to and with it
     * @param ahead       whether it lies ahead
     * @param provisional whether its year's calendar is not published yet
     */
    public record Day(LocalDate date, DayKind kind, boolean counted, Said reason, int total, List<DayMark> marks,
            boolean ahead, boolean provisional) {

        static Day of(ClockDay day) {
            return new Day(day.date(), day.kind(), day.counted(),
                    new Said(code(day.reason().name()), day.reason().zh(), day.reason().en()), day.total(),
                    day.marks(), day.ahead(), day.provisional());
        }
    }

    static ClockAnswer of(CaseFile file, ClockReading reading, HearingTimes.@Nullable Reading hearing) {
        Due promised = reading.promised().due();
        Due legal = reading.legal().due();
        Due leading = reading.leading().due();
        return new ClockAnswer(file.caseNo(), Days.shown(reading.now()), shown(reading.startedAt()),
                reading.promised().limit(), reading.legal().limit(), promised == null ? null : promised.lastSecond(),
                legal == null ? null : legal.lastSecond(),
                leading != null && leading.earliest(), legal != null && legal.earliest(), reading.provisional(),
                reading.leading().used(), reading.leading().countedIn(), reading.leading().remaining(),
                reading.usedWorkingDays(), reading.excludedWorkingDays(), reading.remainingWorkingDays(),
                reading.noticeDue().map(Due::lastSecond).orElse(null), Notice.of(reading.notice()), Hearing.of(hearing),
                reading.deemedAcceptance().orElse(null),
                reading.deliveryDue().map(Due::lastSecond).orElse(null), reading.light(),
                reading.lights().turns().stream().map(ClockAnswer::turn).toList(),
                reading.pauses().stream().map(pause -> new Pause(Days.shown(pause.from()), shown(pause.to())))
                        .toList(),
                reading.remarks().stream().sorted().map(ClockAnswer::said).toList(),
                reading.days().stream().map(Day::of).toList());
    }

    private static Turn turn(LightTurn turn) {
        return new Turn(Days.shown(turn.at()), turn.light());
    }

    private static Said said(ClockRemark remark) {
        return new Said(code(remark.name()), remark.zh(), remark.en());
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable OffsetDateTime shown(@Nullable Instant instant) {
        return instant == null ? null : Days.shown(instant);
    }
}
