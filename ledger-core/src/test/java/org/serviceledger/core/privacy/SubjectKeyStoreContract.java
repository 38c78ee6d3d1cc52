package org.serviceledger.core.privacy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/** What every store of persons' keys keeps to. */
public abstract class SubjectKeyStoreContract {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** The store; asked for again it is the same keys, opened again. */
    protected abstract SubjectKeyStore open();

    @Test
    void a_key_that_was_never_stored_is_not_there() {
        assertThat(open().find("nobody").blockOptional(PATIENCE)).isEmpty();
    }

    @Test
    void the_first_key_stays_also_after_opening_again() {
        SubjectKeyStore store = open();
        assertThat(store.putIfAbsent("s-1", new byte[]{1, 2}).block(PATIENCE)).containsExactly(1, 2);
        assertThat(store.putIfAbsent("s-1", new byte[]{3}).block(PATIENCE)).containsExactly(1, 2);
        assertThat(open().find("s-1").block(PATIENCE)).containsExactly(1, 2);
        assertThat(open().find("s-2").blockOptional(PATIENCE)).isEmpty();
    }

    @Test
    void of_many_at_the_same_moment_one_key_is_stored_and_all_get_it() {
        SubjectKeyStore store = open();
        for (int round = 0; round < 20; round++) {
            String who = "contested-" + round;
            List<Byte> got = Flux.range(0, 16)
                    .flatMap(i -> store.putIfAbsent(who, new byte[]{i.byteValue()}), 16).map(key -> key[0])
                    .collectList()
                    .block(PATIENCE);
            Set<Byte> different = new HashSet<>(got);
            assertThat(got).hasSize(16);
            assertThat(different).hasSize(1);
            assertThat(store.find(who).block(PATIENCE)[0]).isEqualTo(got.getFirst());
        }
    }
}
