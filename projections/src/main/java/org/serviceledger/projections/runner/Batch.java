package org.serviceledger.projections.runner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.projections.View;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketChange;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ParkedKey;
import org.serviceledger.projections.store.ViewDocument;

/**
 * Applies a run of events to the views, in memory: loads nothing and saves nothing. What comes out is
 * the same however often it is done, as long as the documents that go in are the same.
 */
final class Batch {

    private final List<View<?>> views;
    private final List<RecordedEvent> events;
    private final Map<String, Map<String, ViewDocument>> loaded;
    private final Set<String> parkedKeys;

    private final Map<String, Map<String, ViewDocument>> changed = new LinkedHashMap<>();
    private final List<BucketChange> bucketChanges = new ArrayList<>();
    private final List<ParkedKey> parked = new ArrayList<>();

    /**
     * @param loaded     stored documents of every key that the events concern, by view and id
     * @param parkedKeys keys that stand still, as of {@link #parkedName}
     */
    Batch(List<View<?>> views, List<RecordedEvent> events, Map<String, Map<String, ViewDocument>> loaded,
            Set<String> parkedKeys) {
        this.views = views;
        this.events = events;
        this.loaded = loaded;
        this.parkedKeys = new HashSet<>(parkedKeys);
    }

    /** The keys that events concern, by view. */
    static Map<String, Set<String>> keysOf(List<View<?>> views, List<RecordedEvent> events) {
        Map<String, Set<String>> keys = new HashMap<>();
        for (RecordedEvent event : events) {
            for (View<?> view : views) {
                String key = view.keyOf(event);
                if (key != null) {
                    keys.computeIfAbsent(view.kind(), k -> new HashSet<>()).add(key);
                }
            }
        }
        return keys;
    }

    static String parkedName(String kind, String id) {
        return kind + '\0' + id;
    }

    Batch apply() {
        for (RecordedEvent event : events) {
            Map<BucketKey, Amount> differences = new HashMap<>();
            for (View<?> view : views) {
                apply(view, event, differences);
            }
            differences.forEach((bucket, difference) -> {
                if (!difference.isNone()) {
                    bucketChanges.add(new BucketChange(bucket, event.position(), difference));
                }
            });
        }
        return this;
    }

    private <V> void apply(View<V> view, RecordedEvent event, Map<BucketKey, Amount> differences) {
        String key = view.keyOf(event);
        if (key == null || parkedKeys.contains(parkedName(view.kind(), key))) {
            return;
        }
        ViewDocument document = current(view.kind(), key);
        if (document != null && document.position() >= event.position()) {
            return;
        }
        try {
            V before = document == null ? view.empty(key) : ViewJson.read(document.json(), view.type());
            V after = view.evolve(before, event);
            Map<BucketKey, Amount> own = difference(view.contributions(before), view.contributions(after));
            ViewDocument next = new ViewDocument(view.kind(), key, event.position(), view.listKey(after),
                    view.listSort(after), ViewJson.write(after));
            changed.computeIfAbsent(view.kind(), k -> new LinkedHashMap<>()).put(key, next);
            own.forEach((bucket, amount) -> differences.merge(bucket, amount, Amount::plus));
        } catch (RuntimeException e) {
            parkedKeys.add(parkedName(view.kind(), key));
            parked.add(new ParkedKey(view.kind(), key, event.position(), String.valueOf(e)));
        }
    }

    private @Nullable ViewDocument current(String kind, String key) {
        ViewDocument own = changed.getOrDefault(kind, Map.of()).get(key);
        return own != null ? own : loaded.getOrDefault(kind, Map.of()).get(key);
    }

    private static Map<BucketKey, Amount> difference(Map<BucketKey, Amount> before, Map<BucketKey, Amount> after) {
        Map<BucketKey, Amount> difference = new HashMap<>(after);
        before.forEach((bucket, amount) -> difference.merge(bucket, Amount.NONE.minus(amount), Amount::plus));
        return difference;
    }

    List<BucketChange> bucketChanges() {
        return bucketChanges;
    }

    List<ViewDocument> documents() {
        return changed.values().stream().flatMap(byKey -> byKey.values().stream()).toList();
    }

    List<ParkedKey> parked() {
        return parked;
    }
}
