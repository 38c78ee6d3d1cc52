package org.serviceledger.query.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.StoredEvent;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.read.CaseQuery;
import org.serviceledger.projections.read.CaseSearch;
import org.serviceledger.projections.read.ReadableEvents;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.reference.CalendarFile;
import org.serviceledger.projections.reference.CalendarView;

/** Writes a selection of cases out, as fast as the reader takes it: a piece of text for each case. */
public final class CaseExport {

    private static final CaseFileView CASES = new CaseFileView();
    private static final CalendarView CALENDARS = new CalendarView();
    private static final Set<String> OF_CALENDARS = Set.of("CalendarPublished", "CalendarAmended",
            "ClockPolicyPublished");
    private static final Set<String> OF_ITEMS = Set.of("ServiceItemPublished", "ServiceItemAmended",
            "ServiceItemRetired", "ItemExemptionGranted", "ServiceItemEnteredHall", "ServiceItemLeftHall",
            "ServiceItemVisitPromiseSet");

    private final CaseSearch search;
    private final ViewReader views;
    private final Ledger ledger;
    private final CloudEventCodec codec;
    private final Corrector corrector;
    private final CaseRows rows;

    public CaseExport(CaseSearch search, ViewReader views, Ledger ledger, CloudEventCodec codec, LedgerClock clock) {
        this.search = search;
        this.views = views;
        this.ledger = ledger;
        this.codec = codec;
        this.corrector = new Corrector(codec);
        this.rows = new CaseRows(views, clock);
    }

    /** A table for spreadsheets, a row for each case as it is now. */
    public Flux<String> csv(CaseQuery query) {
        return search.all(query).concatMap(rows::row, 1)
                .startWith(CsvCells.BYTE_ORDER_MARK + CsvCells.row(CaseRows.COLUMNS));
    }

    /** An event log (XES, IEEE 1849), a trace for each case. */
    public Flux<String> xes(CaseQuery query) {
        return search.all(query).concatMap(file -> ReadableEvents.of(stored(file), codec).collectList()
                .map(events -> XesLog.trace(file, inOrder(corrector.corrected(events)))), 1)
                .startWith(XesLog.HEAD).concatWithValues(XesLog.FOOT);
    }

    /**
     * The facts of the cases as CloudEvents, one a line, as they were told and in the order in which they were
     * recorded; before those of a case the ones that it is counted by: calendars first, then its item. Sent to an
     * empty ledger they make the same cases.
     */
    public Flux<String> ndjson(CaseQuery query) {
        Flux<String> calendars = views.all(CALENDARS, CalendarView.LIST).map(CalendarFile::key)
                .concatMap(key -> find(OF_CALENDARS, Tag.of(Tags.CALENDAR, key))).collectList()
                .flatMapIterable(events -> {
                    events.sort(java.util.Comparator.comparingLong(StoredEvent::position));
                    return events;
                }).map(PortableFact::of);
        Set<String> items = new HashSet<>();
        Flux<String> cases = search.all(query).concatMap(file -> {
            Flux<StoredEvent> item = file.itemCode().isEmpty() || !items.add(file.itemCode())
                    ? Flux.empty()
                    : find(OF_ITEMS, Tag.of(Tags.ITEM, file.itemCode()));
            return Flux.concat(item, stored(file)).map(PortableFact::of)
                    .collect(Collectors.joining());
        }, 1);
        return Flux.concat(calendars, cases);
    }

    private Flux<StoredEvent> find(Set<String> types, Tag tag) {
        return ledger.find(EventQuery.of(new EventCriterion(types, Set.of(tag))), 0, Long.MAX_VALUE);
    }

    /** The events that a case is made of, as far as its view has them. */
    private Flux<StoredEvent> stored(CaseFile file) {
        return ledger.find(EventQuery.tagged(Tag.of(Tags.CASE, file.caseNo())), 0, file.position() + 1)
                .filterWhen(event -> Mono.just(file.caseNo().equals(CASES.keyOfUnread(event))));
    }

    private static List<RecordedEvent> inOrder(List<RecordedEvent> events) {
        List<RecordedEvent> sorted = new ArrayList<>(events);
        sorted.sort(java.util.Comparator.comparing((RecordedEvent event) -> event.envelope().time().toInstant())
                .thenComparingLong(RecordedEvent::position));
        return sorted;
    }
}
