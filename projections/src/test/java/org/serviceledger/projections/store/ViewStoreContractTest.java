package org.serviceledger.projections.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.serviceledger.projections.store.ViewStore.ItemSum;
import org.serviceledger.projections.store.ViewStore.ListQuery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What {@link ViewStore} promises. Every adapter runs all of it. */
public abstract class ViewStoreContractTest extends ViewStoreSuite {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final BucketKey BUCKET = new BucketKey("m", "item-1", MONDAY);

    private Lane lane;

    @BeforeEach
    void claim() {
        lane = get(store.claim(1, 0, "me"));
    }

    private static ViewDocument document(String id, long position, String json) {
        return new ViewDocument("case", id, position, "list", id, json);
    }

    private static BucketChange change(long position, long numerator, long denominator) {
        return new BucketChange(BUCKET, position, TODAY, new Amount(numerator, denominator));
    }

    private static List<ListKey> keys(String... names) {
        return Stream.of(names).map(ListKey::always).toList();
    }

    private Amount bucket() {
        return all(store.totals(1, "m", MONDAY, MONDAY)).stream().map(ItemSum::amount).reduce(Amount.NONE,
                Amount::plus);
    }

    @Test
    void a_new_partition_has_no_cursor_and_nothing_parked() {
        assertThat(get(store.cursor(lane))).isEqualTo(-1);
        assertThat(all(store.parked(lane))).isEmpty();
        assertThat(get(store.find(1, "case", "none"))).isNull();
        assertThat(get(store.load(lane, "case", List.of()))).isEmpty();
    }

    @Test
    void documents_are_loaded_by_their_ids_however_many_are_asked_for() {
        // given
        List<ViewDocument> documents = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            documents.add(document("c" + i, i, "{\"n\":" + i + "}"));
            ids.add("c" + i);
        }
        get(store.saveViews(lane, documents));
        ids.add("not there");
        // when
        Map<String, ViewDocument> loaded = get(store.load(lane, "case", ids));
        // then
        assertThat(loaded).hasSize(1500).containsEntry("c1499", documents.get(1499));
        assertThat(get(store.load(lane, "ticket", ids))).isEmpty();
    }

    @Test
    void a_document_is_replaced_by_a_newer_one_only() {
        // given
        get(store.saveViews(lane, List.of(document("a", 5, "{\"v\":5}"))));
        // when
        get(store.saveViews(lane, List.of(document("a", 5, "{\"v\":\"again\"}"))));
        get(store.saveViews(lane, List.of(document("a", 4, "{\"v\":4}"))));
        // then
        assertThat(get(store.find(1, "case", "a")).json()).isEqualTo("{\"v\":5}");
        // when
        get(store.saveViews(lane, List.of(document("a", 6, "{\"v\":6}"))));
        // then
        assertThat(get(store.find(1, "case", "a"))).isEqualTo(document("a", 6, "{\"v\":6}"));
    }

    @Test
    void partitions_have_buckets_and_cursors_of_their_own_and_are_added_up_when_reading() {
        // given
        Lane second = get(store.claim(1, 1, "me"));
        // when
        get(store.saveBuckets(lane, List.of(change(8, 1, 1))));
        get(store.saveBuckets(second, List.of(change(5, 1, 2))));
        get(store.saveCursor(lane, 8));
        // then
        assertThat(bucket()).isEqualTo(new Amount(2, 3));
        assertThat(get(store.cursor(second))).isEqualTo(-1);
    }

    @Test
    void generations_see_nothing_of_each_other() {
        // given
        Lane next = get(store.claim(2, 0, "me"));
        // when
        get(store.saveBuckets(lane, List.of(change(1, 1, 1))));
        get(store.saveViews(lane, List.of(document("a", 1, "{}"))));
        get(store.saveCursor(lane, 1));
        get(store.park(lane, new ParkedKey("case", "a", 2, "why")));
        // then
        assertThat(get(store.find(2, "case", "a"))).isNull();
        assertThat(all(store.totals(2, "m", MONDAY, FOREVER))).isEmpty();
        assertThat(all(store.scan(2, "case", "", 10))).isEmpty();
        assertThat(get(store.cursor(next))).isEqualTo(-1);
        assertThat(all(store.parked(next))).isEmpty();
    }

    @Test
    void the_cursor_never_moves_backwards() {
        get(store.saveCursor(lane, 10));
        get(store.saveCursor(lane, 9));
        assertThat(get(store.cursor(lane))).isEqualTo(10);
    }

    @Test
    void an_entity_is_parked_once_and_keeps_its_first_reason() {
        get(store.park(lane, new ParkedKey("case", "b", 7, "first")));
        get(store.park(lane, new ParkedKey("case", "b", 9, "second")));
        get(store.park(lane, new ParkedKey("case", "a", 3, "other")));
        assertThat(all(store.parked(lane))).containsExactly(new ParkedKey("case", "a", 3, "other"),
                new ParkedKey("case", "b", 7, "first"));
    }

    @Test
    void a_list_is_paged_by_key_in_both_directions_without_missing_or_repeating_ties() {
        // given
        List<ViewDocument> documents = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            documents.add(new ViewDocument("case", "id%02d".formatted(i), i, "mine", "s" + i / 10, "{}"));
        }
        documents.add(new ViewDocument("case", "other", 1, "theirs", "s0", "{}"));
        get(store.saveViews(lane, documents));
        // when
        List<String> forwards = pages(false);
        List<String> backwards = pages(true);
        // then
        assertThat(forwards).hasSize(25).isSorted();
        assertThat(backwards).isEqualTo(forwards.reversed());
    }

    private List<String> pages(boolean newestFirst) {
        List<String> ids = new ArrayList<>();
        String sort = "";
        String id = "";
        while (true) {
            List<ViewDocument> page = all(store.list(1, new ListQuery("case", "mine", newestFirst, sort, id, 7)));
            page.forEach(document -> ids.add(document.id()));
            if (page.size() < 7) {
                return ids;
            }
            sort = page.getLast().listSort();
            id = page.getLast().id();
        }
    }

    @Test
    void a_document_moves_to_the_list_it_was_last_saved_in() {
        get(store.saveViews(lane, List.of(new ViewDocument("case", "a", 1, "old", "1", "{}"))));
        get(store.saveViews(lane, List.of(new ViewDocument("case", "a", 2, "new", "1", "{}"))));
        assertThat(all(store.list(1, new ListQuery("case", "old", false, "", "", 10)))).isEmpty();
        assertThat(all(store.list(1, new ListQuery("case", "new", false, "", "", 10)))).hasSize(1);
    }

    @Test
    void what_is_in_all_of_several_groups_is_found_in_order() {
        // given
        for (int i = 0; i < 20; i++) {
            List<ListKey> groups = new ArrayList<>(keys("all"));
            groups.add(ListKey.always(i % 2 == 0 ? "even" : "odd"));
            if (i % 3 == 0) {
                groups.add(ListKey.always("third"));
            }
            get(store.saveViews(lane, List.of(
                    new ViewDocument("case", "id%02d".formatted(i), i + 1, groups, "s%02d".formatted(i), "{}"))));
        }
        // when
        List<ViewDocument> found = all(
                store.list(1, new ListQuery("case", List.of("third", "even", "all"), true, "", "", 10)));
        // then
        assertThat(found).extracting(ViewDocument::id).containsExactly("id18", "id12", "id06", "id00");
        assertThat(found.getFirst().listKeys()).containsExactlyInAnyOrderElementsOf(keys("all", "even", "third"));
        assertThat(all(store.list(1, new ListQuery("case", List.of("odd", "even"), true, "", "", 10)))).isEmpty();
        assertThat(all(store.list(1, new ListQuery("case", List.of("third", "even"), true, "s12", "id12", 10))))
                .extracting(ViewDocument::id).containsExactly("id06", "id00");
    }

    @Test
    void a_document_saved_several_times_in_one_batch_is_listed_as_it_was_last() {
        get(store.saveViews(lane, List.of(new ViewDocument("case", "a", 1, keys("x", "y"), "1", "{}"),
                new ViewDocument("case", "a", 2, keys("y"), "2", "{}"),
                new ViewDocument("case", "a", 3, keys("x", "y"), "1", "{}"))));
        get(store.saveViews(lane, List.of(new ViewDocument("case", "a", 2, keys("z"), "9", "{}"))));
        for (String group : List.of("x", "y")) {
            assertThat(all(store.list(1, new ListQuery("case", group, false, "", "", 10)))).hasSize(1);
        }
        assertThat(all(store.list(1, new ListQuery("case", "z", false, "", "", 10)))).isEmpty();
    }

    @Test
    void a_document_is_in_a_timed_group_from_its_first_instant_until_its_last_one_is_over() {
        // given a light that is yellow twice, and a document that is always in the group
        Instant noon = Instant.parse("2026-03-02T04:00:00Z");
        Instant end = noon.plusSeconds(60);
        Instant again = noon.plusSeconds(90);
        List<ListKey> spans = List.of(new ListKey("yellow", noon, end), ListKey.from("yellow", again),
                ListKey.always("open"));
        get(store.saveViews(lane, List.of(new ViewDocument("case", "a", 1, spans, "1", "{}"),
                new ViewDocument("case", "b", 2, keys("yellow", "open"), "2", "{}"))));
        // when, then
        assertThat(get(store.find(1, "case", "a")).listKeys()).containsExactlyElementsOf(spans);
        assertThat(inGroups(noon.minusMillis(1), "yellow")).containsExactly("b");
        assertThat(inGroups(noon, "yellow")).containsExactly("a", "b");
        assertThat(inGroups(end.minusMillis(1), "yellow", "open")).containsExactly("a", "b");
        assertThat(inGroups(end, "open", "yellow")).containsExactly("b");
        assertThat(inGroups(again, "yellow")).containsExactly("a", "b");
        assertThat(inGroups(ListKey.BEGINNING, "yellow")).containsExactly("b");
        assertThat(inGroups(Instant.MAX, "yellow")).isEmpty();
        assertThat(duringTimes(noon.minusMillis(9), noon.minusMillis(1))).containsExactly("b");
        assertThat(duringTimes(noon.minusMillis(9), noon)).containsExactly("a", "b");
        assertThat(duringTimes(end.minusMillis(1), end)).containsExactly("a", "b");
        assertThat(duringTimes(end, again.minusMillis(1))).containsExactly("b");
        // when the first span moves and the second is gone
        get(store.saveViews(lane, List.of(new ViewDocument("case", "a", 3,
                List.of(new ListKey("yellow", noon, again), ListKey.always("open")), "1", "{}"))));
        // then
        assertThat(inGroups(end, "yellow")).containsExactly("a", "b");
        assertThat(inGroups(again, "yellow")).containsExactly("b");
    }

    private List<String> duringTimes(Instant from, Instant through) {
        return all(store.list(1, new ListQuery("case", List.of("yellow"), from, through, false, "", "", 10))).stream()
                .map(ViewDocument::id).toList();
    }

    private List<String> inGroups(Instant at, String... names) {
        return all(store.list(1, new ListQuery("case", List.of(names), at, false, "", "", 10))).stream()
                .map(ViewDocument::id).toList();
    }

    @Test
    void a_group_may_have_any_name() {
        for (String name : List.of("3:x;", "a@1,2;", "行\n1", "q=护照", ":")) {
            List<ListKey> timed = List.of(ListKey.from(name, Instant.EPOCH), ListKey.always("all"));
            get(store.saveViews(lane, List.of(new ViewDocument("case", name, 1, timed, "1", "{}"))));
            assertThat(get(store.find(1, "case", name)).listKeys()).isEqualTo(timed);
            assertThat(inGroups(Instant.EPOCH, name)).containsExactly(name);
        }
    }

    @Test
    void a_scan_meets_every_document_of_a_kind_once() {
        get(store.saveViews(lane, List.of(document("c", 1, "{}"), document("a", 2, "{}"), document("b", 3, "{}"),
                new ViewDocument("ticket", "t", 4, "", "", "{}"))));
        assertThat(all(store.scan(1, "case", "", 2))).extracting(ViewDocument::id).containsExactly("a", "b");
        assertThat(all(store.scan(1, "case", "b", 2))).extracting(ViewDocument::id).containsExactly("c");
    }

    @Test
    void a_later_owner_has_a_later_epoch_and_an_earlier_one_cannot_change_what_it_wrote() {
        // given
        Lane later = get(store.claim(1, 0, "me"));
        assertThat(later.epoch()).isGreaterThan(lane.epoch());
        get(store.saveBuckets(later, List.of(change(5, 1, 1))));
        get(store.saveViews(later, List.of(document("a", 5, "{\"by\":\"later\"}"))));
        get(store.saveCursor(later, 5));
        // when, then
        assertThatThrownBy(() -> get(store.saveBuckets(lane, List.of(change(6, 9, 9)))))
                .isInstanceOf(ViewStoreException.StaleOwner.class);
        assertThatThrownBy(() -> get(store.saveViews(lane, List.of(document("a", 6, "{\"by\":\"stale\"}")))))
                .isInstanceOf(ViewStoreException.StaleOwner.class);
        assertThatThrownBy(() -> get(store.saveCursor(lane, 6))).isInstanceOf(ViewStoreException.StaleOwner.class);
        assertThat(bucket()).isEqualTo(new Amount(1, 1));
        assertThat(get(store.find(1, "case", "a")).json()).isEqualTo("{\"by\":\"later\"}");
        assertThat(get(store.cursor(later))).isEqualTo(5);
    }

    @Test
    void what_was_saved_is_there_after_opening_again() {
        // given
        get(store.saveBuckets(lane, List.of(change(5, 1, 2))));
        get(store.saveViews(lane, List.of(document("甲", 5, "{\"名\":\"护照\"}"))));
        get(store.saveCursor(lane, 5));
        store.close();
        // when
        store = open();
        // then
        assertThat(bucket()).isEqualTo(new Amount(1, 2));
        assertThat(get(store.find(1, "case", "甲")).json()).isEqualTo("{\"名\":\"护照\"}");
        assertThat(get(store.cursor(lane))).isEqualTo(5);
        assertThat(get(store.claim(1, 0, "me")).epoch()).isGreaterThan(lane.epoch());
    }

    @Test
    void partitions_say_who_keeps_them_up_and_how_far_they_are() {
        // given
        assertThat(all(store.partitions(9))).isEmpty();
        Lane first = get(store.claim(9, 0, "one"));
        Lane second = get(store.claim(9, 1, "two"));
        // when
        get(store.saveCursor(second, 7));
        // then
        assertThat(all(store.partitions(9))).containsExactly(new PartitionState(0, first.epoch(), "one", -1),
                new PartitionState(1, second.epoch(), "two", 7));
        // when one is given up, and the other is taken over before its former owner gives it up
        get(store.release(first));
        Lane over = get(store.claim(9, 1, "three"));
        get(store.release(second));
        // then
        assertThat(all(store.partitions(9))).containsExactly(new PartitionState(0, first.epoch(), "", -1),
                new PartitionState(1, over.epoch(), "three", 7));
    }

    @Test
    void a_generation_is_dropped_a_portion_at_a_time_and_the_others_stay() {
        // given
        Lane next = get(store.claim(2, 0, "me"));
        for (Lane filled : List.of(lane, next)) {
            List<ViewDocument> documents = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                documents.add(document("c%02d".formatted(i), i, "{}"));
            }
            get(store.saveViews(filled, documents));
            get(store.saveBuckets(filled, List.of(change(1, 1, 1))));
            get(store.park(filled, new ParkedKey("case", "x", 3, "why")));
            get(store.saveCursor(filled, 60));
        }
        // when
        int portions = 0;
        for (int deleted = 1; deleted > 0; portions++) {
            deleted = get(store.drop(1, 25));
            assertThat(deleted).isLessThanOrEqualTo(25);
        }
        // then
        assertThat(portions).isGreaterThan(3);
        assertThat(all(store.scan(1, "case", "", 100))).isEmpty();
        assertThat(all(store.list(1, new ListQuery("case", "list", false, "", "", 100)))).isEmpty();
        assertThat(all(store.metrics(1))).isEmpty();
        assertThat(all(store.parked(1, 10))).isEmpty();
        assertThat(get(store.cursor(lane))).isEqualTo(-1);
        assertThat(get(store.claim(1, 0, "me")).epoch()).isGreaterThan(lane.epoch());
        assertThat(all(store.scan(2, "case", "", 100))).hasSize(60);
        assertThat(all(store.list(2, new ListQuery("case", "list", false, "", "", 100)))).hasSize(60);
        assertThat(all(store.parked(2, 10))).hasSize(1);
        assertThat(get(store.cursor(next))).isEqualTo(60);
    }

    @Test
    void a_partition_lists_its_own_documents_and_a_generation_those_of_all() {
        // given
        Lane second = get(store.claim(1, 1, "me"));
        get(store.saveViews(lane, List.of(document("a", 1, "{}"), document("c", 3, "{}"))));
        get(store.saveViews(second, List.of(document("b", 2, "{}"))));
        get(store.park(second, new ParkedKey("case", "z", 2, "why")));
        get(store.park(lane, new ParkedKey("case", "y", 1, "why")));
        ListQuery everything = new ListQuery("case", "list", false, "", "", 10);
        // when, then
        assertThat(all(store.list(lane, everything))).extracting(ViewDocument::id).containsExactly("a", "c");
        assertThat(all(store.list(lane, everything.after("a", "a")))).extracting(ViewDocument::id)
                .containsExactly("c");
        assertThat(all(store.list(second, everything))).extracting(ViewDocument::id).containsExactly("b");
        assertThat(all(store.list(1, everything))).extracting(ViewDocument::id).containsExactly("a", "b", "c");
        assertThat(all(store.parked(1, 10))).extracting(ParkedKey::id).containsExactly("y", "z");
        assertThat(all(store.parked(1, 1))).extracting(ParkedKey::id).containsExactly("y");
    }
}
