package org.serviceledger.projections.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.certificate.CertificateFile;
import org.serviceledger.projections.certificate.CertificateView;
import org.serviceledger.projections.store.Selection;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore.ListQuery;
import org.serviceledger.projections.store.ViewStoreException;

/** Reads the register of certificates (证照), the last issued first. */
public final class CertificateRegister {

    private static final CertificateView CERTIFICATES = new CertificateView();
    private static final int MOST_NAMES = 5_000;
    /** A shorter piece of a number says nothing. */
    private static final int SHORTEST_NUMBER = 4;
    /** Looked through at a time where only a part of a number's end is indexed. */
    private static final int PORTION = 500;
    /** Of these a certificate that ends so is found among as many portions at the most. */
    private static final int MOST_PORTIONS = 10;

    private final ViewReader views;
    private final LedgerClock clock;

    public CertificateRegister(ViewReader views, LedgerClock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** A certificate; empty when nothing is known of it. */
    public Mono<CertificateFile> find(String certificateNo) {
        return views.find(CERTIFICATES, certificateNo);
    }

    /**
     * A page of certificates.
     *
     * @param caseNo only those of a case
     * @param state  only those in a state now
     * @param words  each of which must be found in the certificate's or the issuer's name, or be the beginning or the
     *               five or more last characters of its number
     * @param after  where the page before ended; null for the first one
     * @return the page; error {@link ViewStoreException.GenerationGone} when the cursor's generation is no more
     */
    public Mono<ListPage<CertificateFile>> page(@Nullable String caseNo, CertificateFile.@Nullable State state,
            List<String> words, int limit, @Nullable ListCursor after) {
        return Mono.defer(() -> {
            int generation = after == null ? views.generations().inUse() : after.generation();
            if (!views.generations().isReadable(generation)) {
                return Mono.error(new ViewStoreException.GenerationGone(generation));
            }
            List<Set<String>> conditions = new ArrayList<>(List.of(Set.of(CertificateView.ALL)));
            if (caseNo != null) {
                conditions.add(Set.of(CertificateView.ofCase(caseNo)));
            }
            if (state != null) {
                conditions.add(Set.of(CertificateView.in(state)));
            }
            return Flux.fromIterable(words).concatMap(word -> meant(word, generation)).collectList().flatMap(meant -> {
                conditions.addAll(meant);
                Selection first = new Selection(CertificateView.KIND, conditions, clock.now(), true, "", "", "", "",
                        limit + 1);
                return views.store()
                        .search(generation, after == null ? first : first.after(after.sort(), after.id()))
                        .collectList().map(found -> page(found, limit, generation));
            });
        });
    }

    /** The groups of what a word may mean. */
    private Mono<Set<String>> meant(String word, int generation) {
        Flux<String> spelled = Flux.fromIterable(CaseWords.spelled(word))
                .filter(text -> text.length() >= SHORTEST_NUMBER);
        return Flux.concat(named(word.toLowerCase(Locale.ROOT), generation), spelled.concatMap(text -> Flux.concat(
                views.store().groupNames(generation, CertificateView.KIND, CertificateView.NUMBER + text, "",
                        MOST_NAMES),
                ending(text, generation))))
                .collect(Collectors.<String, Set<String>>toCollection(HashSet::new));
    }

    /** Of a length that has a group of its own, this alone tells; else what ends so is picked from the next shorter. */
    private Flux<String> ending(String text, int generation) {
        if (CertificateView.TAILS.contains(text.length())) {
            return Flux.just(CertificateView.endingWith(text));
        }
        return Flux.fromIterable(CertificateView.TAILS).filter(tail -> tail < text.length()).next()
                .map(tail -> new ListQuery(CertificateView.KIND,
                        CertificateView.endingWith(text.substring(text.length() - tail)), true, "", "", PORTION))
                .flatMapMany(first -> page(first, generation)
                        .expand(last -> last.size() < PORTION
                                ? Mono.empty()
                                : page(first.after(last.getLast().listSort(), last.getLast().id()), generation)))
                .take(MOST_PORTIONS).flatMapIterable(found -> found).map(ViewDocument::id)
                .filter(id -> id.endsWith(text)).map(id -> CertificateView.NUMBER + id);
    }

    private Mono<List<ViewDocument>> page(ListQuery query, int generation) {
        return views.store().list(generation, query).collectList();
    }

    /** The groups of the names in which a word occurs. */
    private Flux<String> named(String word, int generation) {
        return Flux.just(CertificateView.NAME, CertificateView.ISSUER)
                .concatMap(prefix -> views.store()
                        .groupNames(generation, CertificateView.KIND, prefix, "", MOST_NAMES)
                        .filter(name -> name.substring(prefix.length()).toLowerCase(Locale.ROOT).contains(word)));
    }

    private static ListPage<CertificateFile> page(List<ViewDocument> found, int limit, int generation) {
        List<ViewDocument> shown = found.size() > limit ? found.subList(0, limit) : found;
        ListCursor next = found.size() > limit
                ? new ListCursor(generation, shown.getLast().listSort(), shown.getLast().id())
                : null;
        return new ListPage<>(
                shown.stream().map(one -> ViewJson.read(one.json(), CertificateFile.class)).toList(), next);
    }
}
