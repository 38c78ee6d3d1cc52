package org.serviceledger.core.ledger;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** G2: an append of several events is all or nothing, and no reader ever sees a part of it. */
abstract class AtomicityContract extends OrderContract {

    @Test
    void no_reader_ever_sees_a_part_of_an_append() throws Exception {
        // given a reader that polls all the time
        int size = 50;
        Poller poller = Poller.start(
                () -> List.of(ledger.find(EventQuery.tagged(CASE_1), 0, Long.MAX_VALUE).count().block(patience()),
                        ledger.read(0).count().block(patience())),
                (before, now) -> now.get(0) % size != 0 || now.get(1) % size != 0);

        // when
        try {
            for (int batch = 0; batch < 40; batch++) {
                appendAll(batch(size, "b" + batch));
            }
        } finally {
            poller.stop();
        }

        // then
        assertThat(poller.polls()).isPositive();
        assertThat(poller.violation()).isNull();
    }

    @Test
    void an_append_is_one_write_so_that_a_failure_of_the_next_one_takes_nothing_from_it() {
        // given a store that makes one write and fails the one after it
        gate().failAfterNextPass(new LedgerException.Unavailable("made to fail", null));

        // when
        AppendResult result = appendAll(batch(6, "a"));

        // then
        assertThat(result).isInstanceOfSatisfying(AppendResult.Appended.class, a -> assertThat(a.count()).isEqualTo(6));
        assertThat(all()).hasSize(6);
        assertThatThrownBy(() -> append(event("E", "b", CASE_1))).isInstanceOf(LedgerException.Unavailable.class);
        assertThat(all()).hasSize(6);
    }

    @Test
    void the_events_of_one_append_stand_together_and_in_order() {
        // when
        Flux.range(0, 30).flatMap(i -> ledger.append(new Append(batch(7, "a" + i), null)), 30).blockLast(patience());

        // then
        List<String> payloads = payloads(all());
        for (int i = 0; i < payloads.size(); i += 7) {
            String first = payloads.get(i);
            String name = first.substring(0, first.indexOf('-'));
            assertThat(payloads.subList(i, i + 7))
                    .containsExactlyElementsOf(IntStream.range(0, 7).mapToObj(n -> name + "-" + n).toList());
        }
    }

    @Test
    void an_append_larger_than_a_block_is_refused_whole() {
        assertThatThrownBy(() -> appendAll(batch(257, "big"))).isInstanceOf(LedgerException.TooLarge.class);
        byte[] huge = new byte[2 << 20];
        assertThatThrownBy(() -> append(new NewEvent("E", "x", huge, Set.of(), null)))
                .isInstanceOf(LedgerException.TooLarge.class);
        assertThat(all()).isEmpty();
    }
}
