package org.serviceledger.query.http;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.Tag;

/**
 * {@code POST /api/v1/case-lookup}: one case without signing in, by its number and its query code (查询密码).
 * A wrong code, a case without one, and a case that does not exist are answered the same, after the same work.
 */
@RestController
public final class CaseLookupEndpoint {

    private static final Set<String> SUBMISSION = Set.of("ApplicationSubmitted");
    private static final int LONGEST = 256;

    private final CaseEndpoint cases;
    private final HistoryEndpoint history;
    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final LookupLimit limit;

    public CaseLookupEndpoint(CaseEndpoint cases, HistoryEndpoint history, Ledger ledger, CloudEventCodec codec,
            LookupLimit limit) {
        this.cases = cases;
        this.history = history;
        this.ledger = ledger;
        this.codec = codec;
        this.limit = limit;
    }

    /** What is asked. */
    public record Question(@Nullable String caseNo, @Nullable String queryCode) {}

    /** The case as it is now, with its history and its clock, day by day. */
    public record Answer(@JsonUnwrapped CaseDetail file, List<HistoryItem> history, ClockAnswer clock) {}

    /** The case; 404 {@code case-not-found} for a wrong number or code, 429 {@code too-many-tries}. */
    @PostMapping("/api/v1/case-lookup")
    public Mono<Answer> lookUp(@RequestBody Question question, ServerWebExchange exchange) {
        String caseNo = required("caseNo", question.caseNo());
        String code = required("queryCode", question.queryCode());
        if (!limit.admits(addressOf(exchange), caseNo)) {
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER,
                    String.valueOf(limit.window().toSeconds()));
            throw Parameters.problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-tries",
                    "too many tries; please try again later");
        }
        return codeOf(caseNo).defaultIfEmpty("").map(known -> matches(known, code)).flatMap(right -> {
            if (!right) {
                limit.wrong(caseNo);
                return Mono.error(notFound());
            }
            return Mono.zip(cases.now(caseNo).map(CaseDetail::forApplicant), history.all(caseNo).collectList(),
                    cases.clockNow(caseNo)).map(found -> new Answer(found.getT1(), found.getT2(), found.getT3()))
                    .switchIfEmpty(Mono.error(notFound()));
        });
    }

    /** The query code of the first application; empty when there is none. */
    private Mono<String> codeOf(String caseNo) {
        EventQuery submissions = EventQuery
                .of(new EventCriterion(SUBMISSION, Set.of(Tag.of(Tags.CASE, caseNo))));
        return ledger.find(submissions, 0, Long.MAX_VALUE).next()
                .map(stored -> codec.decodeStored(stored.payload()).data())
                .mapNotNull(data -> data instanceof ApplicationSubmitted submitted ? submitted.queryCode() : null);
    }

    /** Takes the same time wherever they differ; without a code nothing matches. */
    private static boolean matches(String known, String given) {
        boolean same = MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8),
                given.getBytes(StandardCharsets.UTF_8));
        return same && !known.isEmpty();
    }

    private static String required(String name, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            throw Parameters.bad(name,
                    "must be given, with at most " + LONGEST + " characters, none of them for control");
        }
        return text.strip();
    }

    private static String addressOf(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null || remote.getAddress() == null ? "unknown" : remote.getAddress().getHostAddress();
    }

    private static ErrorResponseException notFound() {
        return Parameters.problem(HttpStatus.NOT_FOUND, "case-not-found",
                "there is no case of this number with this query code");
    }
}
