package org.serviceledger.query.http;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.identity.Caller.Role;
import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.projections.casefile.TraceGap;
import org.serviceledger.projections.read.DeclaredReader;
import org.serviceledger.projections.read.DeclaredReader.Declared;
import org.serviceledger.projections.read.DeclaredReader.Show;
import org.serviceledger.projections.read.DeclaredReader.Summary;
import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.ReviewReader;
import org.serviceledger.projections.read.ReviewReader.Filter;
import org.serviceledger.projections.read.ReviewReader.Review;
import org.serviceledger.projections.read.TraceGapReader;

/** What calls for a closer look: promises that are not kept, traces with gaps, bad reviews that are open. */
@RestController
public final class FindingsEndpoint {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final DeclaredReader declared;
    private final TraceGapReader gaps;
    private final ReviewReader reviews;
    private final CallerSource callers;

    public FindingsEndpoint(DeclaredReader declared, TraceGapReader gaps, ReviewReader reviews,
            CallerSource callers) {
        this.declared = declared;
        this.gaps = gaps;
        this.reviews = reviews;
        this.callers = callers;
    }

    /** A page of items with the summary of the whole scope. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record DeclaredList(Summary summary, List<Declared> items, @Nullable String nextCursor) {}

    /**
     * What items promise beside what their cases show (宣称与实际), zombies first and then those with the most cases. Who
     * turns pages while cases come in may see an item again, or miss one that has risen.
     *
     * @param show ZOMBIE, VISITS, DAYS, BROKEN (any of them) or ALL
     */
    @GetMapping("/api/v1/declared-observed")
    public Mono<DeclaredList> declared(RateParameters parameters, @RequestParam @Nullable String show,
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        Show wanted = Parameters.oneOf("show", show, Show.class);
        RateQuery query = parameters.query(null);
        return declared.page(query, wanted == null ? Show.BROKEN : wanted, Parameters.limit(limit, USUAL, MOST),
                rank(cursor))
                .map(page -> new DeclaredList(page.summary(), page.items(),
                        page.next() == null ? null : page.next().toString()));
    }

    private static DeclaredReader.@Nullable Rank rank(@Nullable String cursor) {
        return Parameters.cursor(cursor, DeclaredReader.Rank::parse);
    }

    /**
     * Cases closed whose trace lacks something (全过程留痕缺口), the latest first.
     *
     * @param gap what must be missing; anything when it is left out
     */
    @GetMapping("/api/v1/trace-gaps")
    public Mono<ItemList<TraceGapReader.Gap>> gaps(RateParameters parameters, @RequestParam @Nullable String gap,
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        RateQuery query = parameters.query(null);
        return gaps.page(query.scope(), query.period(), Parameters.oneOf("gap", gap, TraceGap.class),
                Parameters.limit(limit, USUAL, MOST), Parameters.cursor(cursor))
                .map(page -> ItemList.of(page, found -> found));
    }

    /**
     * Bad reviews and what has become of them (差评闭环), the latest first.
     *
     * @param state OPEN, OVERDUE, APPEALED, TO_CONTACT, TO_RECTIFY, RECTIFIED, DISMISSED or ALL
     */
    @GetMapping("/api/v1/reviews")
    public Mono<ItemList<Review>> reviews(RateParameters parameters, @RequestParam @Nullable String state,
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        RateQuery query = parameters.query(null);
        Filter wanted = Parameters.oneOf("state", state, Filter.class);
        return callers.caller().map(FindingsEndpoint::readsComments)
                .flatMap(whole -> reviews.page(query.scope(), wanted == null ? Filter.OPEN : wanted,
                        Parameters.limit(limit, USUAL, MOST), Parameters.cursor(cursor))
                        .map(page -> ItemList.of(page, review -> whole ? review : review.masked())));
    }

    /** What applicants write is for those who follow it up. */
    private static boolean readsComments(Caller caller) {
        return caller.roles().stream().anyMatch(role -> role == Role.INSPECTOR || role == Role.CLERK
                || role == Role.HALL_MANAGER || role == Role.APPROVER);
    }
}
