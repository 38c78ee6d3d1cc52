package org.serviceledger.projections.store;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/** Notes are changed by one of those who read the same. Every adapter runs all of it. */
public abstract class NotesContractTest extends ViewStoreSuite {

    @Test
    void a_note_is_changed_only_by_who_has_read_it() {
        // given
        Note none = get(store.note("n"));
        assertThat(none).isEqualTo(Note.none("n"));
        // when, then
        assertThat(get(store.put(none.saying("甲")))).isTrue();
        assertThat(get(store.put(none.saying("too late")))).isFalse();
        Note first = get(store.note("n"));
        assertThat(first).isEqualTo(new Note("n", 1, "甲"));
        assertThat(get(store.put(first.saying("乙")))).isTrue();
        assertThat(get(store.put(first.saying("too late")))).isFalse();
        get(store.remove(first));
        assertThat(get(store.note("n"))).isEqualTo(new Note("n", 2, "乙"));
        // when
        get(store.put(Note.none("n/1").saying("a")));
        get(store.put(Note.none("m").saying("b")));
        // then
        assertThat(all(store.notes("n"))).extracting(Note::name).containsExactlyInAnyOrder("n", "n/1");
        get(store.remove(get(store.note("n"))));
        assertThat(all(store.notes("n"))).extracting(Note::name).containsExactly("n/1");
        assertThat(get(store.put(new Note("n", 3, "gone")))).isFalse();
    }

    @Test
    void of_many_who_change_a_note_at_once_one_succeeds() {
        Note note = Note.none("shared");
        assertThat(all(Flux.range(0, 8).flatMap(i -> store.put(note.saying("by " + i)), 8))).filteredOn(won -> won)
                .hasSize(1);
        Note first = get(store.note("shared"));
        assertThat(all(Flux.range(0, 8).flatMap(i -> store.put(first.saying("by " + i)), 8))).filteredOn(won -> won)
                .hasSize(1);
    }
}
