package org.serviceledger.query.http;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseGroups;
import org.serviceledger.projections.read.CaseQuery;
import org.serviceledger.projections.read.CaseSearch;
import org.serviceledger.projections.read.ListPage;
import org.serviceledger.projections.store.GroupCount;

/** Searching cases: {@code GET /api/v1/cases}, how many there are, the citizen's own ones, and what many cases have in common. */
@RestController
public final class CaseSearchEndpoint {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int COUNTED = 1_000;
    private static final int USUAL_PATTERN = 20;

    private final CaseSearch search;
    private final CaseEndpoint cases;
    private final CaseAccess access;
    private final CallerSource callers;

    public CaseSearchEndpoint(CaseSearch search, CaseEndpoint cases, CaseAccess access, CallerSource callers) {
        this.search = search;
        this.cases = cases;
        this.access = access;
        this.callers = callers;
    }

    /** The cases that meet all filters, the newest application first. */
    @GetMapping("/api/v1/cases")
    public Mono<ItemList<CaseAnswer>> list(@ModelAttribute CaseFilter filter, @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        int size = Parameters.limit(limit, USUAL, MOST);
        return callers.caller().flatMap(caller -> search
                .page(filter.queryFor(caller), size, Parameters.cursor(cursor)).flatMap(this::answers)
                .map(page -> CaseFilter.masked(caller)
                        ? new ItemList<>(page.items().stream().map(CaseAnswer::masked).toList(), page.nextCursor())
                        : page));
    }

    /**
     * How many cases meet all filters.
     *
     * @param count    exact where it is complete, else the bound up to which was counted
     * @param complete whether these are all
     */
    public record Total(int count, boolean complete) {}

    /** How many cases meet all filters, counted up to 1,000. */
    @GetMapping("/api/v1/cases/count")
    public Mono<Total> count(@ModelAttribute CaseFilter filter) {
        return callers.caller().flatMap(caller -> search.count(filter.queryFor(caller), COUNTED))
                .map(found -> new Total(Math.min(found, COUNTED), found <= COUNTED));
    }

    /** The caller's own cases, the newest application first, across all departments. */
    @GetMapping("/api/v1/my/cases")
    public Mono<ItemList<CaseAnswer>> mine(@RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        int size = Parameters.limit(limit, USUAL, MOST);
        return access.subject().flatMap(subject -> search.page(CaseQuery.ofSubject(subject), size,
                Parameters.cursor(cursor))).flatMap(this::answers)
                .map(page -> new ItemList<>(page.items().stream().map(CaseAnswer::forApplicant).toList(),
                        page.nextCursor()));
    }

    private Mono<ItemList<CaseAnswer>> answers(ListPage<CaseFile> page) {
        String next = page.next() == null ? null : page.next().text();
        return Flux.fromIterable(page.items()).concatMap(cases::now).collectList()
                .map(items -> new ItemList<>(items, next));
    }

    /**
     * Many cases that have one thing in common.
     *
     * @param pattern {@code device-day}: evaluated on one device on one day; {@code clerk-night}: accepted by one
     *                account in one night
     * @param day     of the evaluations; the day on which the night began
     */
    public record Pattern(String pattern, @Nullable String device, @Nullable String clerk, LocalDate day, long cases) {

        static Pattern of(String kind, GroupCount count) {
            int begin = count.name().indexOf('=') + 1;
            int bar = count.name().lastIndexOf('|');
            String who = count.name().substring(begin, bar);
            boolean device = kind.equals("device-day");
            return new Pattern(kind, device ? who : null, device ? null : who,
                    LocalDate.parse(count.name().substring(bar + 1)), count.documents());
        }
    }

    /**
     * What an inspector should look at: one device or one clerk's night with very many cases. The cases themselves
     * are found with {@code device} and {@code ratedOn}, or {@code clerk} and {@code night}.
     *
     * @param atLeast so many cases
     */
    @GetMapping("/api/v1/patterns")
    public Mono<ItemList<Pattern>> patterns(@RequestParam @Nullable String pattern,
            @RequestParam @Nullable Integer atLeast, @RequestParam @Nullable Integer limit) {
        int least = atLeast == null ? USUAL_PATTERN : atLeast;
        if (least < 2) {
            throw Parameters.bad("atLeast", "must be 2 or more");
        }
        int size = Parameters.limit(limit, USUAL, MOST);
        List<String> kinds = pattern == null || pattern.isEmpty()
                ? List.of("device-day", "clerk-night")
                : List.of(pattern);
        return Flux.fromIterable(kinds)
                .concatMap(kind -> search.patterns(prefix(kind), least, size).map(count -> Pattern.of(kind, count)))
                .collectList().map(ItemList::whole);
    }

    private static String prefix(String kind) {
        return switch (kind) {
            case "device-day" -> CaseGroups.RATED;
            case "clerk-night" -> CaseGroups.NIGHT;
            default -> throw Parameters.problem(HttpStatus.BAD_REQUEST, "bad-parameter",
                    "pattern: must be device-day or clerk-night");
        };
    }
}
