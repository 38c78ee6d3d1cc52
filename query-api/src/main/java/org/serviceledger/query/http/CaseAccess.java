package org.serviceledger.query.http;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.Tags;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.core.identity.Ownership;
import org.serviceledger.core.ledger.Tag;

/** Who may read a case: those who work with all of them, and else the person whose it is. */
public final class CaseAccess {

    private final CallerSource callers;
    private final Ownership ownership;

    public CaseAccess(CallerSource callers, Ownership ownership) {
        this.callers = callers;
        this.ownership = ownership;
    }

    /**
     * How a case may be read.
     *
     * @param own    whether it is the reader's own
     * @param masked whether the reader sees it without what the applicant wrote
     */
    public record Reading(boolean own, boolean masked) {}

    /**
     * How the caller may read a case; else a problem 404 {@code case-not-found}, the same as when nothing
     * is known of it, so that nobody learns of somebody else's case.
     */
    public Mono<Reading> of(String caseNo) {
        return callers.caller().flatMap(caller -> {
            String subjectRef = caller.subjectRef();
            Mono<Boolean> own = subjectRef == null
                    ? Mono.just(false)
                    : ownership.ownerOf(Tag.of(Tags.CASE, caseNo)).map(subjectRef::equals).defaultIfEmpty(false);
            return own.flatMap(owner -> owner || caller.readsEveryCase()
                    ? Mono.just(new Reading(owner, !owner && CaseFilter.masked(caller)))
                    : Mono.error(notFound(caseNo)));
        });
    }

    /** The pseudonym of the person who asks; a problem 403 {@code no-subject} when the token names none. */
    public Mono<String> subject() {
        return callers.caller().mapNotNull(Caller::subjectRef)
                .switchIfEmpty(Mono.error(() -> Parameters.problem(HttpStatus.FORBIDDEN, "no-subject",
                        "the access token does not say whose cases to show")));
    }

    static ErrorResponseException notFound(String caseNo) {
        return Parameters.problem(HttpStatus.NOT_FOUND, "case-not-found", "nothing is recorded of case " + caseNo);
    }
}
