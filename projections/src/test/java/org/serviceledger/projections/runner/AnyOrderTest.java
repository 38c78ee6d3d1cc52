package org.serviceledger.projections.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.Tags;
import org.serviceledger.core.ledger.EventQuery;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.TestLedger;
import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.Views;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.rates.MetricCatalogue;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.rates.Period.Step;
import org.serviceledger.projections.read.RateQuery;
import org.serviceledger.projections.read.RateQuery.Scope;
import org.serviceledger.projections.read.RateReader;
import org.serviceledger.projections.reference.KnownReferences;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ViewDocument;

import static org.assertj.core.api.Assertions.assertThat;

/** Facts that do not contradict each other say the same in whatever order they arrive. */
class AnyOrderTest {

    private static final int SEEDS = Boolean.getBoolean("ledger.test.full") ? 150 : 4;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final LedgerClock CLOCK = () -> Instant.parse("2026-03-01T04:00:00Z");

    private static final Share ALL_OF_IT = Share.of(Views.ALL, 1, 0);

    @TempDir
    private Path directory;

    @Test
    void shuffled_facts_in_random_batches_give_the_same_views_and_buckets_as_in_order() {
        for (long seed = 0; seed < SEEDS; seed++) {
            // given
            List<EventEnvelope> inOrder = RandomProvince.facts(seed, 40);
            Folded expected = fold(inOrder, new Random(seed));
            List<EventEnvelope> shuffled = new ArrayList<>(inOrder);
            Collections.shuffle(shuffled, new Random(seed + 1));
            // when
            Folded found = fold(shuffled, new Random(seed + 2));
            // then
            assertThat(found.buckets()).as("buckets of seed %d", seed).isNotEmpty().isEqualTo(expected.buckets());
            assertThat(found.views()).as("views of seed %d", seed).isNotEmpty().isEqualTo(expected.views());
        }
    }

    static LongStream seedsThroughTheRunner() {
        return LongStream.range(1001, 1001 + SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seedsThroughTheRunner")
    void shuffled_facts_through_the_runner_give_the_same_rates_and_buckets_are_the_sum_over_views(long seed) {
        // given
        List<EventEnvelope> inOrder = RandomProvince.facts(seed, 120);
        List<EventEnvelope> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(seed));
        // when
        Run expected = run(inOrder, seed, "in-order");
        Run found = run(shuffled, seed + 1, "shuffled");
        // then
        assertThat(found.rates()).hasSizeGreaterThan(4 * MetricCatalogue.all().size()).isEqualTo(expected.rates());
        assertThat(found.views()).isEqualTo(expected.views());
        assertThat(expected.violations()).isEmpty();
        assertThat(found.violations()).isEmpty();
    }

    /** Folds in memory, in batches of random length. */
    private static Folded fold(List<EventEnvelope> facts, Random random) {
        Map<EntityKey, ViewDocument> documents = new HashMap<>();
        Map<BucketKey, Amount> buckets = new HashMap<>();
        KnownReferences references = KnownReferences.NONE;
        History history = History.of(facts);
        Remaking remaking = new Remaking(history, Views.ALL, new CloudEventCodec());
        for (int from = 0; from < facts.size();) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(60));
            List<Arrival> arrivals = new ArrayList<>();
            for (int position = from; position < to; position++) {
                arrivals.add(Arrival.of(Facts.recorded(position, facts.get(position)), Views.ALL));
            }
            Batch batch = new Batch(ALL_OF_IT, documents, new EntityCache(0), references, new ParkedKeys())
                    .apply(remaking.of(arrivals).block(PATIENCE));
            references = batch.references();
            assertThat(batch.parked()).isEmpty();
            batch.bucketChanges().forEach(change -> buckets.merge(change.bucket(), change.difference(), Amount::plus));
            batch.documents().forEach(changed -> documents.put(new EntityKey(changed.kind(), changed.id()), changed));
            follow(documents, buckets, references);
            from = to;
        }
        buckets.values().removeIf(Amount::isNone);
        KnownReferences last = references;
        documents.values().forEach(document -> isTheFoldOfItsCorrectedHistory(document, history, last));
        documents.keySet().removeIf(key -> Share.copiedKinds().contains(key.kind()));
        return new Folded(Business.of(documents.values()), buckets);
    }

    private static void isTheFoldOfItsCorrectedHistory(ViewDocument document, History history,
            KnownReferences references) {
        if (document.kind().equals(CaseFileView.KIND)) {
            CaseFileView view = new CaseFileView();
            List<RecordedEvent> told = history
                    .find(EventQuery.tagged(Tag.of(Tags.CASE, document.id())), history.facts().size()).collectList()
                    .block(PATIENCE);
            CaseFile expected = view.empty(document.id());
            for (RecordedEvent event : new Corrector(new CloudEventCodec()).corrected(told)) {
                expected = view.evolve(expected, event);
            }
            assertThat(document.json()).isEqualTo(ViewJson.write(view.settle(expected, references)));
        }
    }

    /** What a ledger of these facts would find. */
    private record History(List<EventEnvelope> facts, List<Set<Tag>> tags) implements Remaking.History {

        static History of(List<EventEnvelope> facts) {
            return new History(facts, facts.stream().map(fact -> fact.data().tags()).toList());
        }

        @Override
        public Flux<RecordedEvent> find(EventQuery query, long before) {
            return Flux.range(0, (int) before)
                    .filter(position -> query.matches(facts.get(position).type(), tags.get(position)))
                    .map(position -> Facts.recorded(position, facts.get(position)));
        }
    }

    /** What the runner does with the views that depend on an item, a hall or a calendar that changes. */
    private static void follow(Map<EntityKey, ViewDocument> documents, Map<BucketKey, Amount> buckets,
            KnownReferences references) {
        documents.replaceAll((key, document) -> switch (key.kind()) {
            case CaseFileView.KIND -> settled(new CaseFileView(), document, buckets, references);
            case ItemView.KIND -> settled(new ItemView(), document, buckets, references);
            default -> document;
        });
    }

    private static <V> ViewDocument settled(View<V> view, ViewDocument document, Map<BucketKey, Amount> buckets,
            KnownReferences references) {
        V before = ViewJson.read(document.json(), view.type());
        V after = view.settle(before, references);
        view.contributions(before)
                .forEach((bucket, amount) -> buckets.merge(bucket, Amount.NONE.minus(amount), Amount::plus));
        view.contributions(after).forEach((bucket, amount) -> buckets.merge(bucket, amount, Amount::plus));
        return new ViewDocument(document.kind(), document.id(), document.position(), view.listKeys(after),
                view.listSort(after), ViewJson.write(after));
    }

    private record Folded(Map<EntityKey, String> views, Map<BucketKey, Amount> buckets) {}

    private Run run(List<EventEnvelope> facts, long seed, String name) {
        Random random = new Random(seed);
        try (TestLedger ledger = new TestLedger();
                Projection projection = Projection.open(ledger, directory.resolve(name + ".db"))) {
            for (int from = 0; from < facts.size();) {
                int to = Math.min(facts.size(), from + 1 + random.nextInt(80));
                ledger.append(facts.subList(from, to));
                from = to;
            }
            projection.runner().start();
            projection.awaitEnd();
            RateReader reader = projection.rates(CLOCK);
            List<String> rates = new ArrayList<>();
            for (Scope scope : List.of(Scope.EVERYTHING, new Scope("990100", null, null, null),
                    new Scope(null, null, "dept-1", null), new Scope(null, null, null, "item-2"))) {
                for (String period : List.of("all", "2026-01", "2026-Q1", "2026-02-10")) {
                    reader.rates(new RateQuery(null, scope, Period.parse(period))).collectList().block(PATIENCE)
                            .forEach(row -> rates.add(row.metric() + row.scope() + row.period() + row.numerator() + "/"
                                    + row.denominator() + row.targets()));
                }
                MetricCatalogue.all().forEach(metric -> rates.add(String.valueOf(
                        reader.trend(new RateQuery(metric.id(), scope, Period.ALL), Step.DAY, 60).collectList()
                                .block(PATIENCE))));
            }
            return new Run(rates, Business.of(projection.documents()),
                    new RateInvariant(projection.store(), 1, Views.ALL).check().block(PATIENCE));
        }
    }

    private record Run(List<String> rates, Map<EntityKey, String> views, List<RateInvariant.Violation> violations) {}
}
