package org.serviceledger.projections.reference;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import reactor.core.publisher.Mono;

import org.serviceledger.core.event.CalendarEvent;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.Lane;
import org.serviceledger.projections.store.Note;
import org.serviceledger.projections.store.ViewStore;

/**
 * By how much the buckets moved when the cases followed a calendar or a policy of the clock, kept beside the views
 * so that whoever looks back at that day need not fold all the cases again.
 */
public final class CalendarMoves {

    private static final String PREFIX = "calendar-moves/";
    private static final String FIELD = "\t";
    private static final int FIELDS = 5;

    private CalendarMoves() {}

    /** Whether moves by an event are kept; those by others concern few views. */
    public static boolean areKept(RecordedEvent event) {
        return event.data() instanceof CalendarEvent;
    }

    /**
     * Keeps what a partition's buckets moved by, to be done once they have and before its views follow: what is found
     * again after a crash is then the same, or else it is kept already.
     */
    public static Mono<Void> keep(ViewStore store, Lane lane, RecordedEvent event,
            Map<BucketKey, Amount> differences) {
        if (!areKept(event)) {
            return Mono.empty();
        }
        String text = differences.entrySet().stream().filter(entry -> !entry.getValue().isNone())
                .map(entry -> line(entry.getKey(), entry.getValue())).collect(Collectors.joining("\n"));
        return text.isEmpty()
                ? Mono.empty()
                : store.put(Note.none(prefix(lane.generation(), event.position()) + lane.partition()).saying(text))
                        .then();
    }

    /** What all the buckets of a generation moved by. */
    public static Mono<Map<BucketKey, Amount>> of(ViewStore store, int generation, long position) {
        return store.notes(prefix(generation, position)).flatMapIterable(note -> note.text().lines().toList())
                .collect(HashMap::new, CalendarMoves::add);
    }

    /** Takes away what was kept for a generation that nobody reads any more. */
    public static Mono<Void> forget(ViewStore store, int generation) {
        return store.notes(PREFIX + generation + "/").collectList().flatMapIterable(notes -> notes)
                .concatMap(store::remove).then();
    }

    private static String prefix(int generation, long position) {
        return PREFIX + generation + "/" + position + "/";
    }

    /** The item comes last, since it may be anything. */
    private static String line(BucketKey bucket, Amount amount) {
        return String.join(FIELD, bucket.metric(), bucket.day().toString(), String.valueOf(amount.numerator()),
                String.valueOf(amount.denominator()), bucket.item());
    }

    private static void add(Map<BucketKey, Amount> sums, String line) {
        String[] fields = line.split(FIELD, FIELDS);
        sums.merge(new BucketKey(fields[0], fields[4], LocalDate.parse(fields[1])),
                new Amount(Long.parseLong(fields[2]), Long.parseLong(fields[3])), Amount::plus);
    }
}
