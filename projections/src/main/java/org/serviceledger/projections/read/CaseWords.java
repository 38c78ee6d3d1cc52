package org.serviceledger.projections.read;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.casefile.CaseGroups;
import org.serviceledger.projections.certificate.CertificateFile;
import org.serviceledger.projections.certificate.CertificateView;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/**
 * Finds what a word may mean: items and departments in whose names or codes it occurs, review steps, cases and
 * certificates whose numbers begin with it, cases whose numbers end with it. Names are looked through as they are,
 * so a word of one Chinese character is found as well as a long one, and nothing of a person is ever looked at.
 */
final class CaseWords {

    /** Longer words than the shortest piece of a number that says anything. */
    private static final int SHORTEST_NUMBER = 4;
    /** What a piece of a number may mean at the most: who types so little of it narrows it by something else. */
    private static final int MOST_NUMBERS = 5_000;
    /** Looked through at the most where only a part of a number's end is indexed. */
    private static final int LOOKED_THROUGH = 20_000;
    /** Of them at a time. */
    private static final int PORTION = 500;
    private static final int MOST_STEPS = 5_000;
    /** Names change seldom; a new one is found within this time. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final ViewStore store;
    private final Generations generations;
    private final Mono<Map<String, String>> texts;

    CaseWords(ViewReader views) {
        this.store = views.store();
        this.generations = views.generations();
        this.texts = views.all(new ItemView(), ItemView.LIST)
                .collect(HashMap<String, String>::new, (all, item) -> all.put(item.itemCode(), text(item)))
                .<Map<String, String>>map(all -> all).cache(FRESH);
    }

    /**
     * What a word may mean.
     *
     * @param groups of cases
     * @param cases  numbers of single cases
     */
    record Meaning(Set<String> groups, Set<String> cases) {}

    /** Words of a text, of full width or not, in the capitals and small letters in which they were written. */
    static List<String> of(String text) {
        return Stream.of(composed(text).split("\\s+")).filter(word -> !word.isEmpty()).distinct().toList();
    }

    /** How a number may be spelled of which a word is a piece: as it was written, in small letters and in capitals. */
    static List<String> spelled(String word) {
        return Stream.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT)).distinct().toList();
    }

    Mono<Meaning> meaning(String word) {
        int generation = generations.inUse();
        String piece = normal(word);
        List<String> spelled = spelled(word);
        return Mono.zip(items(piece), steps(piece, generation), numbers(spelled, generation))
                .map(found -> {
                    Set<String> groups = new HashSet<>(found.getT1());
                    groups.addAll(found.getT2());
                    spelled.stream().filter(text -> CaseGroups.TAILS.contains(text.length()))
                            .map(CaseGroups::endingWith).forEach(groups::add);
                    return new Meaning(groups, found.getT3());
                });
    }

    private Mono<Set<String>> items(String word) {
        return texts.map(all -> all.entrySet().stream().filter(entry -> entry.getValue().contains(word))
                .map(entry -> CaseGroups.ofItem(entry.getKey())).collect(Collectors.toSet()));
    }

    private Mono<Set<String>> steps(String word, int generation) {
        return store.groupNames(generation, CaseFileView.KIND, CaseGroups.STEP, "", MOST_STEPS)
                .filter(name -> normal(name.substring(CaseGroups.STEP.length())).contains(word))
                .collect(Collectors.toSet());
    }

    private Mono<Set<String>> numbers(List<String> spelled, int generation) {
        if (spelled.getFirst().length() < SHORTEST_NUMBER) {
            return Mono.just(Set.of());
        }
        Flux<String> cases = Flux.fromIterable(spelled)
                .concatMap(text -> beginningWith(generation, CaseFileView.KIND, text).map(ViewDocument::id));
        Flux<String> certified = Flux.fromIterable(spelled)
                .concatMap(text -> beginningWith(generation, CertificateView.KIND, text))
                .mapNotNull(CaseWords::caseOf);
        return Flux.concat(cases, certified, ending(generation, spelled)).collect(Collectors.toSet());
    }

    private Flux<ViewDocument> beginningWith(int generation, String kind, String text) {
        return Flux.concat(store.find(generation, kind, text),
                scanned(generation, kind, text).expand(last -> last.size() < PORTION
                        || !last.getLast().id().startsWith(text)
                                ? Mono.empty()
                                : scanned(generation, kind, last.getLast().id()))
                        .flatMapIterable(found -> found).takeWhile(document -> document.id().startsWith(text)))
                .take(MOST_NUMBERS);
    }

    private Mono<List<ViewDocument>> scanned(int generation, String kind, String after) {
        return store.scan(generation, kind, after, PORTION).collectList();
    }

    private Mono<List<ViewDocument>> listed(int generation, ListQuery query) {
        return store.list(generation, query).collectList();
    }

    /** Of a length that has groups of its own, these alone tell; else what ends so is picked from the next shorter one. */
    private Flux<String> ending(int generation, List<String> spelled) {
        return Flux.fromIterable(spelled).filter(text -> !CaseGroups.TAILS.contains(text.length()))
                .concatMap(text -> Flux.fromIterable(CaseGroups.TAILS).filter(tail -> tail < text.length()).take(1)
                        .map(tail -> new ListQuery(CaseFileView.KIND,
                                CaseGroups.endingWith(text.substring(text.length() - tail)), true, "", "", PORTION))
                        .concatMap(first -> listed(generation, first).expand(last -> last.size() < PORTION
                                ? Mono.empty()
                                : listed(generation, first.after(last.getLast().listSort(), last.getLast().id()))))
                        .take(LOOKED_THROUGH / PORTION).flatMapIterable(found -> found)
                        .map(ViewDocument::id).filter(id -> id.endsWith(text)).take(MOST_NUMBERS));
    }

    private static @Nullable String caseOf(ViewDocument document) {
        CertificateFile file = org.serviceledger.projections.ViewJson.read(document.json(), CertificateFile.class);
        return file.issued() == null ? null : file.issued().caseNo();
    }

    /** Everything by which an item is found. */
    private static String text(ItemFile item) {
        List<String> parts = new ArrayList<>(List.of(item.itemCode()));
        item.versions().forEach(version -> {
            ServiceItemPublished said = version.published();
            Stream.of(said.name(), said.departmentName(), said.department(), said.basicCode())
                    .filter(part -> part != null && !parts.contains(part)).forEach(parts::add);
        });
        return normal(String.join("\n", parts));
    }

    private static String normal(String text) {
        return composed(text).toLowerCase(Locale.ROOT);
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
