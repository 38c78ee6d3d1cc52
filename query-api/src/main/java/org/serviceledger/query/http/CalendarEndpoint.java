package org.serviceledger.query.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.statutory.WorkingCalendar;
import org.serviceledger.core.event.CalendarEvent.CalendarAmended;
import org.serviceledger.core.event.CalendarEvent.CalendarPublished;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.casefile.CaseOversight.Ends;
import org.serviceledger.projections.casefile.CaseOversight.Move;
import org.serviceledger.projections.casefile.SupervisionGroups;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.reference.CalendarFile;
import org.serviceledger.projections.reference.CalendarFile.Notice;
import org.serviceledger.projections.reference.CalendarView;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/** The calendars of working days (节假日安排) as they were published, and which open cases a publication moved. */
@RestController
public final class CalendarEndpoint {

    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final CalendarView CALENDARS = new CalendarView();
    private static final CaseFileView CASES = new CaseFileView();

    private final ViewReader views;

    public CalendarEndpoint(ViewReader views) {
        this.views = views;
    }

    /**
     * A year.
     *
     * @param published    whether its calendar was; else days of it are named, and what is counted through it is
     *                     provisional
     * @param offDays      days off as they are in force
     * @param workDays     weekend days that are worked
     * @param publications the notices, the first one first
     */
    public record Year(int year, boolean published, List<LocalDate> offDays, List<LocalDate> workDays,
            List<Publication> publications) {}

    /**
     * A notice.
     *
     * @param kind     PUBLISHED or AMENDED
     * @param position where it is in the ledger
     */
    public record Publication(String kind, long position, OffsetDateTime publishedAt, @Nullable String document,
            @Nullable String reason, List<LocalDate> offDays, List<LocalDate> workDays) {

        static Publication of(Notice notice) {
            var published = notice.published();
            var amended = notice.amended();
            return published != null
                    ? new Publication("PUBLISHED", notice.position(), Days.shown(notice.at()), published.document(),
                            null, sorted(published.offDays()), sorted(published.workDays()))
                    : amended == null
                            ? new Publication("OTHER", notice.position(), Days.shown(notice.at()), null, null,
                                    List.of(), List.of())
                            : new Publication("AMENDED", notice.position(), Days.shown(notice.at()),
                                    amended.document(), amended.reason(), sorted(amended.offDays()),
                                    sorted(amended.workDays()));
        }
    }

    /** How an open case was moved, and by which notice. */
    public record Effect(String caseNo, @Nullable String itemCode, Due before, Due after, @Nullable String document,
            @Nullable String reason, long position) {}

    /** Last seconds in time. */
    public record Due(@Nullable OffsetDateTime promisedDueAt, @Nullable OffsetDateTime legalDueAt,
            @Nullable OffsetDateTime noticeDueAt) {

        static Due of(Ends ends) {
            return new Due(lastSecond(ends.promised()), lastSecond(ends.legal()), lastSecond(ends.notice()));
        }
    }

    /** Every year that was published, or of which an amendment names days, the latest first. */
    @GetMapping("/api/v1/calendars")
    public Mono<ItemList<Year>> years() {
        return views.all(CALENDARS, CalendarView.LIST).filter(file -> !file.ofYear().isEmpty())
                .map(CalendarEndpoint::year)
                .collectSortedList(Comparator.comparing(Year::year).reversed()).map(ItemList::whole);
    }

    /**
     * The cases that were open when a notice was published and whose days it moved.
     *
     * @param position of the notice; without it the year's last one
     */
    @GetMapping("/api/v1/calendars/{year}/effects")
    public Mono<ItemList<Effect>> effects(@PathVariable String year, @RequestParam @Nullable String position,
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        int size = Parameters.limit(limit, USUAL, MOST);
        long asked = Parameters.position("position", position, -1);
        return views.find(CALENDARS, year)
                .mapNotNull(file -> file.ofYear().stream()
                        .filter(notice -> asked < 0 || notice.position() == asked).reduce((one, last) -> last)
                        .orElse(null))
                .switchIfEmpty(Mono.error(() -> Parameters.problem(HttpStatus.NOT_FOUND, "calendar-not-found",
                        "no calendar of this year was published" + (asked < 0 ? "" : " at this position"))))
                .flatMap(notice -> effects(notice, size, cursor));
    }

    private Mono<ItemList<Effect>> effects(Notice notice, int size, @Nullable String cursor) {
        ListQuery moved = new ListQuery(CASES.kind(), SupervisionGroups.movedBy(notice.position()), false, "", "",
                size);
        return views.page(CASES, moved, Parameters.cursor(cursor)).map(page -> new ItemList<>(
                page.items().stream().map(file -> effect(file, notice)).filter(Objects::nonNull).toList(),
                page.next() == null ? null : page.next().text()));
    }

    private static @Nullable Effect effect(CaseFile file, Notice notice) {
        Publication said = Publication.of(notice);
        Function<Move, Effect> shown = move -> new Effect(file.caseNo(), Parameters.nonEmpty(file.itemCode()),
                Due.of(move.before()), Due.of(move.after()), said.document(), said.reason(), move.position());
        return file.oversight().moves().stream().filter(move -> move.position() == notice.position()).findFirst()
                .map(shown).orElse(null);
    }

    /** A list that a notice leaves out stays as the notice before said it. */
    private static Year year(CalendarFile file) {
        List<LocalDate> off = List.of();
        List<LocalDate> work = List.of();
        for (Notice notice : file.ofYear()) {
            CalendarPublished published = notice.published();
            CalendarAmended amended = notice.amended();
            if (published != null) {
                off = sorted(published.offDays());
                work = sorted(published.workDays());
            } else if (amended != null) {
                off = amended.offDays() == null ? off : sorted(amended.offDays());
                work = amended.workDays() == null ? work : sorted(amended.workDays());
            }
        }
        WorkingCalendar calendar = WorkingCalendar.weekendsOnly();
        for (var fact : file.facts()) {
            calendar = calendar.with(fact);
        }
        int year = Integer.parseInt(file.key());
        return new Year(year, calendar.isPublished(year), off, work,
                file.ofYear().stream().map(Publication::of).toList());
    }

    private static List<LocalDate> sorted(@Nullable List<LocalDate> days) {
        return days == null ? List.of() : days.stream().sorted().toList();
    }

    private static @Nullable OffsetDateTime lastSecond(@Nullable Instant end) {
        return end == null ? null : Days.shown(end.minusSeconds(1));
    }
}
