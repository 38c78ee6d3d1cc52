package org.serviceledger.projections.read;

import java.util.LinkedHashMap;
import java.util.Map;

import reactor.core.publisher.Mono;

import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.store.ViewDocument;

/** A small group of views that is read again and again: what has not changed is not read from its text again. */
final class ParsedViews<V> {

    private final ViewReader views;
    private final View<V> view;
    private final String group;
    private volatile Map<String, Parsed<V>> known = Map.of();

    ParsedViews(ViewReader views, View<V> view, String group) {
        this.views = views;
        this.view = view;
        this.group = group;
    }

    private record Parsed<V>(String json, V view) {}

    /** All of them, by id. */
    Mono<Map<String, V>> all() {
        return views.documents(view, group).collectList().map(documents -> {
            Map<String, Parsed<V>> before = known;
            Map<String, Parsed<V>> now = new LinkedHashMap<>();
            Map<String, V> found = new LinkedHashMap<>();
            for (ViewDocument document : documents) {
                Parsed<V> parsed = before.get(document.id());
                if (parsed == null || !parsed.json().equals(document.json())) {
                    parsed = new Parsed<>(document.json(), ViewJson.read(document.json(), view.type()));
                }
                now.put(document.id(), parsed);
                found.put(document.id(), parsed.view());
            }
            known = now;
            return found;
        });
    }
}
