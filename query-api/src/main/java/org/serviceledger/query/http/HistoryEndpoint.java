package org.serviceledger.query.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.Tag;

/** A case's history, read from the ledger itself: every event, in order, nothing left out. */
@RestController
public final class HistoryEndpoint {

    private static final int USUAL = 200;
    private static final int MOST = 1000;
    /** How often a stream looks for more at the most, however fast the ledger grows. */
    private static final Duration PACE = Duration.ofMillis(50);

    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final CaseAccess access;

    public HistoryEndpoint(Ledger ledger, CloudEventCodec codec, CaseAccess access) {
        this.ledger = ledger;
        this.codec = codec;
        this.access = access;
    }

    /** The events of a case, a page at a time. */
    @GetMapping("/api/v1/cases/{caseNo}/history")
    public Mono<ItemList<HistoryItem>> history(@PathVariable String caseNo, @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        int size = Parameters.limit(limit, USUAL, MOST);
        long from = Parameters.position("cursor", cursor, 0);
        return access.of(caseNo)
                .flatMap(may -> find(caseNo, may, from, Long.MAX_VALUE).take(size + 1L).collectList())
                .map(found -> page(found, size, from, caseNo));
    }

    private static ItemList<HistoryItem> page(List<HistoryItem> found, int size, long from, String caseNo) {
        if (found.isEmpty() && from == 0) {
            throw CaseAccess.notFound(caseNo);
        }
        boolean more = found.size() > size;
        List<HistoryItem> items = more ? found.subList(0, size) : found;
        return new ItemList<>(items, more ? String.valueOf(items.getLast().position() + 1) : null);
    }

    /** The events of a case after the last one seen, then every further one as it is recorded. */
    @GetMapping(path = "/api/v1/cases/{caseNo}/history/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public Flux<ServerSentEvent<HistoryItem>> stream(@PathVariable String caseNo,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(name = "lastEventId", required = false) @Nullable String lastSeen) {
        long after = Parameters.position("Last-Event-ID", lastEventId == null ? lastSeen : lastEventId, -1);
        return access.of(caseNo).flatMapMany(may -> stream(caseNo, may, after));
    }

    private Flux<ServerSentEvent<HistoryItem>> stream(String caseNo, CaseAccess.Reading may, long after) {
        AtomicLong next = new AtomicLong(after + 1);
        Flux<HistoryItem> events = Beats.paced(ledger.heads(), PACE).map(Head::nextPosition)
                .concatMap(end -> end <= next.get()
                        ? Flux.<HistoryItem>empty()
                        : find(caseNo, may, next.get(), end).concatWith(Mono.fromRunnable(() -> next.set(end))), 1);
        return Beats.with(events.map(item -> ServerSentEvent.builder(item).id(String.valueOf(item.position()))
                .event("record").build()));
    }

    private Flux<HistoryItem> find(String caseNo, CaseAccess.Reading may, long from, long to) {
        return ledger.find(EventQuery.tagged(Tag.of(Tags.CASE, caseNo)), from, to)
                .map(stored -> HistoryItem.of(stored, codec, may));
    }

    /** The whole history of a case, up to a bound, whoever asks. */
    Flux<HistoryItem> all(String caseNo) {
        return find(caseNo, new CaseAccess.Reading(true, false), 0, Long.MAX_VALUE).take(MOST);
    }
}
