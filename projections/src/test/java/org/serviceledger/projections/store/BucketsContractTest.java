package org.serviceledger.projections.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.serviceledger.projections.store.ViewStore.BucketSum;
import org.serviceledger.projections.store.ViewStore.ItemSum;
import org.serviceledger.projections.store.ViewStore.RecordedSum;

import static org.assertj.core.api.Assertions.assertThat;

/** Buckets add differences up, each once, and tell sums by day of both times. Every adapter runs all of it. */
public abstract class BucketsContractTest extends ViewStoreSuite {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final BucketKey BUCKET = new BucketKey("m", "item-1", MONDAY);

    private Lane lane;

    @BeforeEach
    void claim() {
        lane = get(store.claim(1, 0, "me"));
    }

    private static BucketChange change(long position, long numerator, long denominator) {
        return new BucketChange(BUCKET, position, TODAY, new Amount(numerator, denominator));
    }

    private Amount bucket() {
        return all(store.totals(1, "m", MONDAY, MONDAY)).stream().map(ItemSum::amount).reduce(Amount.NONE,
                Amount::plus);
    }

    private Amount known(LocalDate day) {
        return all(store.totals(1, "m", MONDAY, FOREVER, day)).stream().map(ItemSum::amount).reduce(Amount.NONE,
                Amount::plus);
    }

    @Test
    void a_bucket_adds_changes_up_and_skips_those_it_has() {
        // given
        get(store.saveBuckets(lane, List.of(change(3, 1, 1), change(7, 0, 1))));
        // when the same batch and a part of it with more come again
        get(store.saveBuckets(lane, List.of(change(3, 1, 1), change(7, 0, 1))));
        get(store.saveBuckets(lane, List.of(change(7, 0, 1), change(9, -1, -1))));
        // then
        assertThat(bucket()).isEqualTo(new Amount(0, 1));
    }

    @Test
    void a_bucket_takes_the_changes_of_a_call_in_order_of_position() {
        get(store.saveBuckets(lane, List.of(change(9, 1, 1), change(2, 1, 1), change(5, 1, 1))));
        assertThat(bucket()).isEqualTo(new Amount(3, 3));
    }

    @Test
    void each_bucket_has_a_stamp_of_its_own() {
        // given
        BucketKey other = new BucketKey("m", "item-2", MONDAY);
        get(store.saveBuckets(lane, List.of(change(8, 1, 1))));
        // when
        get(store.saveBuckets(lane, List.of(new BucketChange(other, 4, TODAY, new Amount(0, 1)))));
        // then
        assertThat(all(store.totals(1, "m", MONDAY, MONDAY))).containsExactlyInAnyOrder(
                new ItemSum("item-1", new Amount(1, 1)), new ItemSum("item-2", new Amount(0, 1)));
    }

    @Test
    void sums_take_the_days_asked_for_both_ends_included() {
        // given
        List<BucketChange> changes = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            changes.add(new BucketChange(new BucketKey("m", "x", MONDAY.plusDays(day)), day, TODAY,
                    new Amount(day, 10)));
            changes.add(new BucketChange(new BucketKey("other", "x", MONDAY.plusDays(day)), day, TODAY,
                    new Amount(7, 7)));
        }
        get(store.saveBuckets(lane, changes));
        // when
        List<BucketSum> sums = all(store.sums(1, "m", MONDAY.plusDays(1), MONDAY.plusDays(3)));
        // then
        assertThat(sums).containsExactlyInAnyOrder(new BucketSum("x", MONDAY.plusDays(1), new Amount(1, 10)),
                new BucketSum("x", MONDAY.plusDays(2), new Amount(2, 10)),
                new BucketSum("x", MONDAY.plusDays(3), new Amount(3, 10)));
        assertThat(all(store.totals(1, "m", MONDAY, FOREVER))).containsExactly(new ItemSum("x", new Amount(10, 50)));
        assertThat(all(store.metrics(1))).containsExactlyInAnyOrder("m", "other");
    }

    @Test
    void totals_between_any_two_days_as_known_on_any_day_are_what_the_days_add_up_to_however_often_changes_come() {
        // given changes of a year and a half recorded over four months, some of which are saved twice
        Random random = new Random(5);
        List<BucketChange> changes = new ArrayList<>();
        for (int position = 0; position < 300; position++) {
            changes.add(new BucketChange(
                    new BucketKey("m", "item-" + random.nextInt(3), MONDAY.plusDays(random.nextInt(550))), position,
                    TODAY.plusDays(position * 2 / 5), new Amount(random.nextInt(5) - 2, random.nextInt(5))));
        }
        for (int from = 0; from < 300; from += 50) {
            get(store.saveBuckets(lane, changes.subList(Math.max(0, from - 30), from + 50)));
        }
        List<LocalDate[]> spans = new ArrayList<>();
        spans.add(new LocalDate[]{LocalDate.of(1, 1, 1), FOREVER});
        for (int i = 0; i < 100; i++) {
            LocalDate from = MONDAY.plusDays(random.nextInt(550) - 5);
            spans.add(new LocalDate[]{from, from.plusDays(random.nextInt(i + 1) * 5L)});
            spans.add(new LocalDate[]{from.withDayOfMonth(1), from.plusMonths(i % 3).withDayOfMonth(1).minusDays(1)});
        }
        for (LocalDate[] span : spans) {
            LocalDate someDay = TODAY.plusDays(random.nextInt(125) - 2);
            for (LocalDate known : List.of(ViewStore.LAST_DAY, someDay, someDay.withDayOfMonth(1).minusDays(1))) {
                // when
                Map<String, Amount> expected = new HashMap<>();
                changes.stream().filter(change -> !change.bucket().day().isBefore(span[0])
                        && !change.bucket().day().isAfter(span[1]) && !change.recordedOn().isAfter(known))
                        .forEach(change -> expected.merge(change.bucket().item(), change.difference(), Amount::plus));
                List<ItemSum> found = all(store.totals(1, "m", span[0], span[1], known));
                // then
                assertThat(found).as("%s to %s as known on %s", span[0], span[1], known).allSatisfy(
                        sum -> assertThat(sum.amount()).isEqualTo(expected.getOrDefault(sum.item(), Amount.NONE)));
                assertThat(found).extracting(ItemSum::item).containsAll(expected.entrySet().stream()
                        .filter(sum -> !sum.getValue().isNone()).map(Map.Entry::getKey).toList());
            }
        }
    }

    @Test
    void sums_as_they_were_known_at_the_end_of_a_day_leave_out_what_was_recorded_later() {
        // given a change that is taken back two days later
        get(store.saveBuckets(lane, List.of(new BucketChange(BUCKET, 1, TODAY, new Amount(1, 1)),
                new BucketChange(BUCKET, 2, TODAY, new Amount(0, 1)),
                new BucketChange(BUCKET, 3, TODAY.plusDays(2), new Amount(-1, -1)))));
        // when the same comes again
        get(store.saveBuckets(lane, List.of(new BucketChange(BUCKET, 2, TODAY, new Amount(0, 1)),
                new BucketChange(BUCKET, 3, TODAY.plusDays(2), new Amount(-1, -1)))));
        // then
        assertThat(known(TODAY.minusDays(1))).isEqualTo(Amount.NONE);
        assertThat(known(TODAY)).isEqualTo(new Amount(1, 2));
        assertThat(known(TODAY.plusDays(1))).isEqualTo(new Amount(1, 2));
        assertThat(known(TODAY.plusDays(2))).isEqualTo(new Amount(0, 1));
        assertThat(bucket()).isEqualTo(new Amount(0, 1));
        assertThat(all(store.sums(1, "m", MONDAY, MONDAY, TODAY)))
                .containsExactly(new BucketSum("item-1", MONDAY, new Amount(1, 2)));
    }

    @Test
    void buckets_are_told_by_day_of_recording_too_added_up_over_partitions() {
        Lane second = get(store.claim(1, 1, "me"));
        get(store.saveBuckets(lane, List.of(change(8, 1, 1),
                new BucketChange(BUCKET, 9, TODAY.plusDays(1), new Amount(0, 1)))));
        get(store.saveBuckets(second, List.of(change(5, 1, 2))));
        assertThat(all(store.recorded(1, "m"))).containsExactlyInAnyOrder(
                new RecordedSum("item-1", MONDAY, TODAY, new Amount(2, 3)),
                new RecordedSum("item-1", MONDAY, TODAY.plusDays(1), new Amount(0, 1)));
    }
}
