package org.serviceledger.projections.runner;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.store.Note;
import org.serviceledger.projections.store.ViewStore;

/**
 * The processes that share a view store. Each moves the revision of a note of its own; one whose note has
 * not moved for a while, as others see it by their own clocks, counts as dead. Nobody compares clocks. A
 * process that was only slow finds its note gone and writes it again; what it owned meanwhile is fenced by
 * the epochs of those who took over.
 */
final class Members {

    private static final String PREFIX = "member/";

    private final ViewStore store;
    private final String name;
    private final String version;
    private final Duration lease;
    private final LongSupplier nanoTime;
    private final Map<String, Seen> seen = new HashMap<>();

    /** The revision at which a note was seen first, and when. */
    private record Seen(long revision, long since) {}

    /** A process that lives, and the version of the views that it folds. */
    record Member(String name, String version) {}

    Members(ViewStore store, String name, String version, Duration lease, LongSupplier nanoTime) {
        this.store = store;
        this.name = name;
        this.version = version;
        this.lease = lease;
        this.nanoTime = nanoTime;
    }

    /** Shows that this process lives; completes with all that do, by name. */
    Mono<List<Member>> beat() {
        return store.note(PREFIX + name).flatMap(note -> store.put(note.saying(version)))
                .then(Mono.defer(this::look));
    }

    /** The processes that live, by name, without a sign of this one. */
    Mono<List<Member>> look() {
        return store.notes(PREFIX).collectList().flatMap(this::living);
    }

    private Mono<List<Member>> living(List<Note> notes) {
        long now = nanoTime.getAsLong();
        seen.keySet().retainAll(notes.stream().map(Note::name).toList());
        for (Note note : notes) {
            seen.compute(note.name(), (member, before) -> before != null && before.revision() == note.revision()
                    ? before
                    : new Seen(note.revision(), now));
        }
        List<Note> dead = notes.stream().filter(note -> isDead(note, now)).toList();
        return Flux.fromIterable(dead).concatMap(store::remove)
                .thenMany(Flux.fromIterable(notes).filter(note -> !dead.contains(note)))
                .map(note -> new Member(note.name().substring(PREFIX.length()), note.text())).collectList();
    }

    private boolean isDead(Note note, long now) {
        Seen since = seen.get(note.name());
        return since != null && !note.name().equals(PREFIX + name) && now - since.since() > lease.toNanos();
    }

    /** Takes leave, so that others need not wait. */
    Mono<Void> leave() {
        return store.note(PREFIX + name).flatMap(store::remove);
    }
}
