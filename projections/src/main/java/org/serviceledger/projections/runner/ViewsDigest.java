package org.serviceledger.projections.runner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.projections.View;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStore;
import org.serviceledger.projections.store.ViewStore.RecordedSum;

/**
 * One hash over everything that a generation says: every document whole, by kind and key, and every bucket
 * by metric, day, day of recording and item. Two generations with the same events have the same hash,
 * whatever crashes, restarts, batches and divisions they went through. Meant for generations that stand
 * still while it is taken.
 *
 * <p>What is left out is listed here and nowhere else, and is only about the keeping:
 * <ul>
 * <li>number of the generation, of a document's and a bucket's partition, epoch of the owner;
 * <li>the partitions' own copies of reference data ({@link Share#copiedKinds()}), since there are as many as
 * partitions; the items and calendars themselves are in;
 * <li>the stamps of buckets, since a sum over partitions has none, and buckets that hold nothing.
 * </ul>
 */
public final class ViewsDigest {

    private static final int PAGE = 1000;
    private static final Comparator<RecordedSum> ORDER = Comparator.comparing(RecordedSum::day)
            .thenComparing(RecordedSum::recordedOn).thenComparing(RecordedSum::item);

    private final ViewStore store;
    private final List<String> kinds;

    public ViewsDigest(ViewStore store, List<View<?>> views) {
        this.store = store;
        this.kinds = views.stream().map(View::kind).sorted().toList();
    }

    /**
     * What a generation says, in short.
     *
     * @param hash SHA-256, in hexadecimal
     */
    public record Digest(String hash, long documents, long buckets) {}

    /** Reads a whole generation, a page at a time. */
    public Mono<Digest> of(int generation) {
        return Mono.defer(() -> {
            Sum sum = new Sum();
            return Flux.fromIterable(kinds).concatMap(kind -> documents(generation, kind)).doOnNext(sum::add)
                    .thenMany(store.metrics(generation).sort().concatMap(metric -> store.recorded(generation, metric)
                            .filter(bucket -> !bucket.amount().isNone()).sort(ORDER)
                            .doOnNext(bucket -> sum.add(metric, bucket))))
                    .then(Mono.fromCallable(sum::digest));
        });
    }

    private Flux<ViewDocument> documents(int generation, String kind) {
        return page(generation, kind, "")
                .expand(last -> last.size() < PAGE ? Mono.empty() : page(generation, kind, last.getLast().id()))
                .flatMapIterable(page -> page);
    }

    private Mono<List<ViewDocument>> page(int generation, String kind, String afterId) {
        return store.scan(generation, kind, afterId, PAGE).collectList();
    }

    /** A document as it is compared: all that it says and where it is listed. */
    static String text(ViewDocument document) {
        return document.kind() + "\n" + document.id() + "\n" + document.position() + "\n" + document.listKeys() + "\n"
                + document.listSort() + "\n" + document.json() + "\n";
    }

    private static final class Sum {

        private final MessageDigest hash = sha256();
        private long documents;
        private long buckets;

        void add(ViewDocument document) {
            hash.update(text(document).getBytes(StandardCharsets.UTF_8));
            documents++;
        }

        void add(String metric, RecordedSum bucket) {
            hash.update((metric + "\n" + bucket + "\n").getBytes(StandardCharsets.UTF_8));
            buckets++;
        }

        Digest digest() {
            return new Digest(HexFormat.of().formatHex(hash.digest()), documents, buckets);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
