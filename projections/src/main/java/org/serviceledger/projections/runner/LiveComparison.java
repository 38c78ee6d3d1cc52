package org.serviceledger.projections.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.View;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;

/**
 * Compares two generations while both are kept up: every document whole, as {@link ViewsDigest} does, and
 * every bucket. What differs may merely have moved on in one of them; it is looked at again, at last while
 * both are held at one position for a moment, if this process can do that. Whatever differs then is
 * different. Keeps in memory one page, the keys of what is looked at again, and the buckets of a metric.
 */
final class LiveComparison {

    private static final int PAGE = 500;
    private static final int ROUNDS = 5;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int HOLDS = 3;
    private static final int EXAMPLES = 10;

    private final ViewStore store;
    private final List<View<?>> views;
    private final int one;
    private final int other;
    private final Hold hold;

    /** Holds both generations at one position while something is done. */
    interface Hold {

        /**
         * @return what the work gives; empty when they cannot be held
         */
        <T> Mono<T> during(Mono<T> work);
    }

    private record BucketAt(BucketKey bucket, java.time.LocalDate recordedOn) {}

    /** Documents that differ, and metrics with buckets that do. */
    private record Differing(Set<EntityKey> documents, Map<String, Set<BucketAt>> buckets) {

        boolean isEmpty() {
            return documents.isEmpty() && buckets.isEmpty();
        }

        long size() {
            return documents.size() + buckets.values().stream().mapToLong(Set::size).sum();
        }

        List<String> examples() {
            List<String> some = new ArrayList<>();
            documents.stream().limit(EXAMPLES).forEach(key -> some.add(key.kind() + " " + key.id()));
            buckets.values().stream().flatMap(Set::stream).limit(EXAMPLES - some.size())
                    .forEach(at -> some.add(at.bucket().metric() + " " + at.bucket().item() + " " + at.bucket().day()
                            + " recorded on " + at.recordedOn()));
            return some;
        }
    }

    LiveComparison(ViewStore store, List<View<?>> views, int one, int other, Hold hold) {
        this.store = store;
        this.views = views;
        this.one = one;
        this.other = other;
        this.hold = hold;
    }

    Mono<Generation.Comparison> run() {
        long[] counts = new long[2];
        return all(counts).flatMap(found -> again(found, ROUNDS))
                .flatMap(left -> left.isEmpty()
                        ? Mono.just(said(left, counts, true))
                        : hold.during(Mono.defer(() -> onceMore(left))).repeatWhenEmpty(HOLDS, again -> again)
                                .onErrorResume(IllegalStateException.class, never -> Mono.empty())
                                .map(held -> said(held, counts, true))
                                .switchIfEmpty(Mono.fromCallable(() -> said(left, counts, false))));
    }

    private static Generation.Comparison said(Differing left, long[] counts, boolean certain) {
        Boolean identical = left.isEmpty() ? Boolean.TRUE : certain ? Boolean.FALSE : null;
        return new Generation.Comparison(identical, counts[0], counts[1], certain ? 0 : left.size(),
                certain ? left.examples() : List.of());
    }

    private Mono<Differing> again(Differing found, int rounds) {
        return found.isEmpty() || rounds == 0
                ? Mono.just(found)
                : Mono.delay(BETWEEN).then(Mono.defer(() -> onceMore(found))).flatMap(left -> again(left, rounds - 1));
    }

    private Mono<Differing> all(long[] counts) {
        Mono<Set<EntityKey>> documents = Flux.fromIterable(views)
                .concatMap(view -> documents(view.kind(), counts)).collect(HashSet::new, Set::add);
        Mono<List<String>> metrics = store.metrics(one).concatWith(store.metrics(other)).distinct().sort()
                .collectList();
        return documents.flatMap(keys -> metrics.flatMapMany(Flux::fromIterable)
                .concatMap(metric -> buckets(metric, counts).map(differing -> Map.entry(metric, differing)))
                .collect(HashMap<String, Set<BucketAt>>::new, LiveComparison::keep)
                .map(differing -> new Differing(keys, differing)));
    }

    private static void keep(Map<String, Set<BucketAt>> all, Map.Entry<String, Set<BucketAt>> metric) {
        if (!metric.getValue().isEmpty()) {
            all.put(metric.getKey(), metric.getValue());
        }
    }

    private Mono<Differing> onceMore(Differing found) {
        Mono<Set<EntityKey>> documents = Flux.fromIterable(found.documents()).filterWhen(this::differs)
                .collect(HashSet::new, Set::add);
        return documents.flatMap(keys -> Flux.fromIterable(found.buckets().keySet())
                .concatMap(metric -> buckets(metric, new long[2]).map(differing -> Map.entry(metric, differing)))
                .collect(HashMap<String, Set<BucketAt>>::new, LiveComparison::keep)
                .map(differing -> new Differing(keys, differing)));
    }

    private Mono<Boolean> differs(EntityKey key) {
        return Mono.zip(text(one, key), text(other, key)).map(texts -> !texts.getT1().equals(texts.getT2()));
    }

    private Mono<String> text(int generation, EntityKey key) {
        return store.find(generation, key.kind(), key.id()).map(ViewsDigest::text).defaultIfEmpty("");
    }

    /** Both generations' pages by id: a page of one, and of the other whatever lies in the same stretch. */
    private Flux<EntityKey> documents(String kind, long[] counts) {
        return stretch(kind, "", counts)
                .expand(stretch -> stretch.end() == null ? Mono.empty() : stretch(kind, stretch.end(), counts))
                .flatMapIterable(Stretch::differing);
    }

    /**
     * @param end last id of the stretch; null when there is nothing beyond
     */
    private record Stretch(@Nullable String end, List<EntityKey> differing) {}

    private Mono<Stretch> stretch(String kind, String after, long[] counts) {
        return Mono.zip(store.scan(one, kind, after, PAGE).collectList(),
                store.scan(other, kind, after, PAGE).collectList()).map(pages -> {
                    String end = end(pages.getT1(), pages.getT2());
                    Map<String, String> texts = texts(pages.getT1(), end);
                    Map<String, String> others = texts(pages.getT2(), end);
                    counts[0] += texts.size();
                    Set<String> ids = new HashSet<>(texts.keySet());
                    ids.addAll(others.keySet());
                    return new Stretch(end, ids.stream().filter(id -> !Objects.equals(texts.get(id), others.get(id)))
                            .map(id -> new EntityKey(kind, id)).toList());
                });
    }

    /** The stores order ids by their UTF-8 bytes. */
    private static @Nullable String end(List<ViewDocument> page, List<ViewDocument> otherPage) {
        String end = page.size() < PAGE ? null : page.getLast().id();
        String otherEnd = otherPage.size() < PAGE ? null : otherPage.getLast().id();
        return end == null || otherEnd != null && Utf8Order.compare(otherEnd, end) < 0 ? otherEnd : end;
    }

    private static Map<String, String> texts(List<ViewDocument> page, @Nullable String end) {
        Map<String, String> texts = new HashMap<>();
        for (ViewDocument document : page) {
            if (end == null || Utf8Order.compare(document.id(), end) <= 0) {
                texts.put(document.id(), ViewsDigest.text(document));
            }
        }
        return texts;
    }

    private Mono<Set<BucketAt>> buckets(String metric, long[] counts) {
        return Mono.zip(sums(one, metric), sums(other, metric)).map(sums -> {
            counts[1] += sums.getT1().size();
            Set<BucketAt> keys = new HashSet<>(sums.getT1().keySet());
            keys.addAll(sums.getT2().keySet());
            keys.removeIf(key -> Objects.equals(sums.getT1().get(key), sums.getT2().get(key)));
            return keys;
        });
    }

    private Mono<Map<BucketAt, Amount>> sums(int generation, String metric) {
        return store.recorded(generation, metric).filter(sum -> !sum.amount().isNone()).collectMap(
                sum -> new BucketAt(new BucketKey(metric, sum.item(), sum.day()), sum.recordedOn()),
                ViewStore.RecordedSum::amount);
    }
}
