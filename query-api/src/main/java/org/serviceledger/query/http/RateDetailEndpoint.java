package org.serviceledger.query.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.identity.Caller.Role;
import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.EvidenceReader;
import org.serviceledger.projections.read.EvidenceReader.NotComparableException;
import org.serviceledger.projections.read.EvidenceReader.Part;
import org.serviceledger.projections.read.EvidenceRow;
import org.serviceledger.projections.read.RateBreakdown;
import org.serviceledger.projections.read.RateBreakdown.By;
import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.RateQuery.Scope;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.read.RateReader.UnknownDefinitionException;

/** What a rate is made of: its parts, and the items or cases behind it. */
@RestController
public final class RateDetailEndpoint {

    private static final String NAMES_DIVISIONS = "instant-handling";
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final RateReader rates;
    private final EvidenceReader evidence;
    private final CallerSource callers;

    public RateDetailEndpoint(RateReader rates, EvidenceReader evidence, CallerSource callers) {
        this.rates = rates;
        this.evidence = evidence;
        this.callers = callers;
    }

    /**
     * A rate taken apart; the parts add up to it. Source systems learn by it what divisions are called, since of one
     * metric of items they may read the parts by division; of anything else they get a problem 403 {@code forbidden}.
     *
     * @param by REGION (the divisions directly below the one asked for), DEPARTMENT, ITEM, LEVEL, HALL, SLOT or
     *           CATEGORY
     */
    @GetMapping("/api/v1/rates/{metric}/breakdown")
    public Mono<ItemList<RateBreakdown.Part>> breakdown(@PathVariable String metric, RateParameters parameters,
            @RequestParam @Nullable String by) {
        By given = Parameters.oneOf("by", by, By.class);
        By parts = given == null ? By.REGION : given;
        RateQuery query = parameters.query(metric);
        return callers.caller().flatMap(caller -> {
            if (!caller.hasAnyOf(Role.INSPECTOR, Role.LEADER, Role.ADMIN) && !namesDivisions(query, parts)) {
                throw Parameters.problem(HttpStatus.FORBIDDEN, "forbidden", "this role reads divisions, and no rates");
            }
            return checked(rates.breakdown(query, parts).map(ItemList::whole));
        });
    }

    /** Whether it says no more than everybody finds in the catalogue, who reads all items. */
    private static boolean namesDivisions(RateQuery query, By by) {
        Scope division = new Scope(query.scope().region(), null, null, null);
        return by == By.REGION && query.equals(new RateQuery(NAMES_DIVISIONS, division, Period.ALL));
    }

    /**
     * What stands behind a rate; what all pages list adds up to it. A page may have less than was asked for and
     * still go on.
     *
     * @param part NUMERATOR, DENOMINATOR (when it is left out) or MISSING: below the line but not above it
     */
    @GetMapping("/api/v1/rates/{metric}/evidence")
    public Mono<ItemList<EvidenceRow>> evidence(@PathVariable String metric, RateParameters parameters,
            @RequestParam @Nullable String part, @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        RateQuery query = parameters.query(metric);
        Part wanted = Parameters.oneOf("part", part, Part.class);
        return checked(evidence.page(query, wanted == null ? Part.DENOMINATOR : wanted,
                Parameters.limit(limit, USUAL, MOST), Parameters.cursor(cursor))
                .map(page -> ItemList.of(page, row -> row)));
    }

    /**
     * What two definitions of a metric count differently (口径对比): each item or case with what it adds under
     * {@code definition} (the usual one when it is left out) and, as {@code other}, under the other one.
     *
     * @param other name of the other definition
     */
    @GetMapping("/api/v1/rates/{metric}/definitions/differences")
    public Mono<ItemList<EvidenceRow>> differences(@PathVariable String metric, RateParameters parameters,
            @RequestParam @Nullable String other, @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        RateQuery query = parameters.query(metric);
        String name = Parameters.nonEmpty(other);
        if (name == null) {
            throw Parameters.bad("other", "must name another definition of the metric");
        }
        return checked(evidence.differences(query, name, Parameters.limit(limit, USUAL, MOST),
                Parameters.cursor(cursor)).map(page -> ItemList.of(page, row -> row)))
                .onErrorMap(NotComparableException.class,
                        e -> Parameters.bad("other", String.valueOf(e.getMessage())));
    }

    private static <T> Mono<T> checked(Mono<T> answer) {
        return answer.onErrorMap(UnknownDefinitionException.class,
                e -> Parameters.bad("definition", String.valueOf(e.getMessage())));
    }
}
