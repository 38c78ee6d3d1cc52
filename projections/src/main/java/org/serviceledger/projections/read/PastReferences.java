package org.serviceledger.projections.read;

import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventCriterion;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.reference.CalendarFile;
import org.serviceledger.projections.reference.CalendarView;
import org.serviceledger.projections.reference.KnownReferences;

/** Items, calendars and policies as they were known at a point of the ledger: folded from its prefix. */
public final class PastReferences {

    private static final CalendarView CALENDARS = new CalendarView();

    /** Cases and appointments name an item too. */
    private static final Set<String> REFERENCE_TYPES = Set.of("ServiceItemPublished", "ServiceItemAmended",
            "ServiceItemRetired", "ItemExemptionGranted", "ServiceItemEnteredHall", "ServiceItemLeftHall",
            "ServiceItemVisitPromiseSet", "CalendarPublished", "CalendarAmended", "ClockPolicyPublished");

    private final ViewReader views;
    private final Ledger ledger;
    private final CloudEventCodec codec;

    public PastReferences(ViewReader views, Ledger ledger, CloudEventCodec codec) {
        this.views = views;
        this.ledger = ledger;
        this.codec = codec;
    }

    /**
     * What was known for a case of an item.
     *
     * @param known tells of an event whether it was recorded by then; true of a prefix of the ledger
     */
    public Mono<KnownReferences> of(String itemCode, Predicate<RecordedEvent> known) {
        Flux<RecordedEvent> item = itemCode.isEmpty() ? Flux.empty() : find(Tag.of(Tags.ITEM, itemCode), known);
        Flux<RecordedEvent> calendars = views.all(CALENDARS, CalendarView.LIST).map(CalendarFile::key)
                .concatMap(key -> find(Tag.of(Tags.CALENDAR, key), known));
        return StandingStill.in(views).flatMap(still -> Flux.concat(item, calendars)
                .filter(event -> PastRateReferences.isApplied(event, still))
                .sort(Comparator.comparingLong(RecordedEvent::position))
                .reduce(KnownReferences.NONE, KnownReferences::with));
    }

    private Flux<RecordedEvent> find(Tag tag, Predicate<RecordedEvent> known) {
        EventQuery query = EventQuery.of(new EventCriterion(REFERENCE_TYPES, Set.of(tag)));
        return ReadableEvents.of(ledger.find(query, 0, Long.MAX_VALUE), codec).takeWhile(known);
    }
}
