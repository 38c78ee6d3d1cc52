package org.serviceledger.core.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Asserts the guarantees G1 to G6 of {@link Ledger}, each in a class of its own that this one extends. Every
 * implementation runs all of it. */
public abstract class LedgerContract extends IdentityContract {

    @Test
    void what_is_read_is_what_was_appended() {
        // given
        byte[] bytes = new byte[5000];
        new Random(3).nextBytes(bytes);
        NewEvent sent = new NewEvent("审批", "application/octet-stream", bytes,
                Set.of(CASE_1, Tag.of("item", "事项=九")), new RecordIdentity("源", "号", new byte[]{1, 2, 3}));

        // when
        append(sent);

        // then
        StoredEvent stored = all().getFirst();
        assertThat(stored.type()).isEqualTo(sent.type());
        assertThat(stored.contentType()).isEqualTo(sent.contentType());
        assertThat(stored.payload()).isEqualTo(bytes);
        assertThat(stored.tags()).isEqualTo(sent.tags());
        assertThat(stored.identity()).isEqualTo(sent.identity());
        assertThat(stored.salt()).hasSize(32);
    }

    @Test
    void every_event_has_a_salt_of_its_own() {
        appendAll(batch(50, "a"));
        assertThat(all().stream().map(e -> new String(e.salt(), StandardCharsets.ISO_8859_1)).distinct()).hasSize(50);
    }

    @Test
    void finding_gives_the_selected_events_between_two_positions_in_order() {
        // given
        for (int i = 0; i < 900; i++) {
            if (i % 100 == 0) {
                appendAll(IntStream.range(i, i + 100)
                        .mapToObj(n -> event(n % 2 == 0 ? "Even" : "Odd", "p" + n, Tag.of("third", "" + n % 3),
                                Tag.of("fifth", "" + n % 5)))
                        .toList());
            }
        }

        // then
        EventCriterion sixth = new EventCriterion(Set.of("Even"), Set.of(Tag.of("third", "0")));
        EventCriterion fifteenth = new EventCriterion(Set.of(), Set.of(Tag.of("third", "0"), Tag.of("fifth", "0")));
        List<Long> expected = LongStream.range(31, 800).filter(n -> n % 6 == 0 || n % 15 == 0).boxed().toList();
        assertThat(positions(ledger.find(EventQuery.of(sixth, fifteenth), 31, 800).collectList().block(patience())))
                .isEqualTo(expected);
        assertThat(ledger.find(EventQuery.of(), 0, Long.MAX_VALUE).collectList().block(patience())).isEmpty();
    }

    @Test
    void a_tag_that_begins_like_another_does_not_find_it() {
        append(event("E", "a", Tag.of("case", "12")));
        assertThat(ledger.find(EventQuery.tagged(CASE_1), 0, Long.MAX_VALUE).collectList().block(patience())).isEmpty();
    }

    @Test
    void a_closed_ledger_turns_appends_away() {
        // given
        append(event("E", "kept", CASE_1));
        ledger.close();

        // then
        assertThatThrownBy(() -> append(event("E", "a", CASE_1))).isInstanceOf(LedgerException.Unavailable.class);
        assertThatThrownBy(this::all).isInstanceOf(LedgerException.Unavailable.class);
        openAgain();
        assertThat(payloads(all())).containsExactly("kept");
    }

    @Test
    void closing_answers_every_append_that_was_handed_over() throws Exception {
        // given appends that arrive while the ledger is being closed
        var answers = Flux.range(0, 500)
                .flatMap(i -> ledger.append(Append.of(event("E", "p" + i, CASE_1))).map(r -> true)
                        .onErrorResume(LedgerException.Unavailable.class, e -> Mono.just(false))
                        .subscribeOn(Schedulers.parallel()), 500)
                .collectList().toFuture();

        // when
        awaitArrivals(1);
        openAgain();

        // then as many are stored as were told so
        assertThat(answer(answers)).hasSize(500);
        assertThat(all()).hasSize((int) answers.get().stream().filter(stored -> stored).count());
    }
}
