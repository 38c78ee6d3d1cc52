package org.serviceledger.core.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.ledger.StoreGate.Disturbance;

import static org.assertj.core.api.Assertions.assertThat;

/** One seed's appends, sent by many at once to a ledger whose store fails now and then, and what they were told. */
final class ModelRun {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int APPENDS = 120;
    private static final int SENDERS = 12;

    /** An append, what its sender was told, and the ends of the ledger before it was sent and after it was answered. */
    private record Exchange(Append append, long before, @Nullable AppendResult result, @Nullable Throwable error,
            long after) {}

    private final List<Exchange> exchanges;
    private final List<StoredEvent> log;
    private final ModelLedger model;

    private ModelRun(List<Exchange> exchanges, List<StoredEvent> log) {
        this.exchanges = exchanges;
        this.log = log;
        this.model = new ModelLedger(log);
    }

    static ModelRun of(LedgerFixture fixture, long seed) {
        // A tail hardly longer than a block, so that conditions often reach behind it.
        try (Ledger ledger = fixture.open(LedgerClock.system(), new LedgerLimits(16, 1 << 16, 1000, 1 << 20, 20))) {
            RandomAppends appends = new RandomAppends(seed);
            Random chance = new Random(seed + 1);
            fixture.gate().disturb(() -> disturbance(chance));
            List<Exchange> exchanges = Flux.range(0, APPENDS).flatMap(
                    i -> Mono.defer(() -> exchange(ledger, appends)).subscribeOn(Schedulers.boundedElastic()), SENDERS)
                    .collectList().block(PATIENCE);
            return new ModelRun(exchanges, ledger.read(0).collectList().block(PATIENCE));
        }
    }

    private static Disturbance disturbance(Random chance) {
        Disturbance[] all = Disturbance.values();
        return chance.nextInt(4) == 0 ? all[chance.nextInt(all.length)] : Disturbance.NONE;
    }

    private static Mono<Exchange> exchange(Ledger ledger, RandomAppends appends) {
        long before = ledger.head().nextPosition();
        Append append = appends.next(before);
        return ledger.append(append)
                .map(result -> new Exchange(append, before, result, null, ledger.head().nextPosition()))
                .onErrorResume(error -> Mono.just(
                        new Exchange(append, before, null, error, ledger.head().nextPosition())));
    }

    /** The kinds of answers that were given. */
    Set<String> kinds() {
        return exchanges.stream().map(e -> e.result() == null ? e.error() : e.result())
                .map(answer -> answer.getClass().getSimpleName()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Asserts that a simple ledger, asked one append after another, could have said the same. */
    void check() {
        assertThat(log.stream().map(StoredEvent::position))
                .containsExactlyElementsOf(LongStream.range(0, log.size()).boxed().toList());
        Set<Long> ends = new TreeSet<>(Set.of(0L));
        Set<Long> taken = new HashSet<>();
        for (Exchange exchange : exchanges) {
            if (exchange.result() instanceof AppendResult.Appended appended) {
                checkAppended(exchange, appended, taken);
                ends.add(appended.nextPosition());
            } else if (exchange.error() != null) {
                assertThat(exchange.error()).isInstanceOf(LedgerException.Unavailable.class);
            }
        }
        assertThat(taken).as("every stored event belongs to an append that was told so").hasSize(log.size());
        for (Exchange exchange : exchanges) {
            if (exchange.result() != null && !(exchange.result() instanceof AppendResult.Appended)) {
                assertThat(ends).as("%s", exchange).anyMatch(end -> couldBeTold(exchange, end));
            }
        }
    }

    private void checkAppended(Exchange exchange, AppendResult.Appended appended, Set<Long> taken) {
        long first = appended.firstPosition();
        assertThat(first).isGreaterThanOrEqualTo(exchange.before());
        assertThat(appended.nextPosition()).as("durable when told").isLessThanOrEqualTo(exchange.after());
        assertThat(model.answer(exchange.append(), first)).as("%s", exchange)
                .isEqualTo(new AppendResult.Appended(first, exchange.append().events().size(),
                        java.time.Instant.EPOCH));
        for (NewEvent event : exchange.append().events()) {
            StoredEvent stored = log.get((int) first);
            assertThat(text(stored.payload())).isEqualTo(text(event.payload()));
            assertThat(stored.type()).isEqualTo(event.type());
            assertThat(stored.tags()).isEqualTo(event.tags());
            assertThat(stored.identity()).isEqualTo(event.identity());
            assertThat(stored.recordedAt()).isEqualTo(appended.recordedAt());
            assertThat(taken.add(first++)).isTrue();
        }
    }

    private boolean couldBeTold(Exchange exchange, long end) {
        if (end < exchange.before() || end > exchange.after()) {
            return false;
        }
        AppendResult expected = model.answer(exchange.append(), end);
        return exchange.result() instanceof AppendResult.Refused refused
                ? expected instanceof AppendResult.Refused && refused.position() < end
                        && model.matches(exchange.append().condition(), refused.position())
                : expected.equals(exchange.result());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
