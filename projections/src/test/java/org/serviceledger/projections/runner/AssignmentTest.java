package org.serviceledger.projections.runner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who should have which partition. */
class AssignmentTest {

    @Test
    void nobody_has_anything_when_nobody_lives() {
        assertThat(Assignment.of(4, Map.of(0, "a"), List.of())).isEmpty();
    }

    @Test
    void a_process_that_joins_gets_its_share_and_the_others_keep_the_rest() {
        Map<Integer, String> owners = Map.of(0, "a", 1, "a", 2, "a", 3, "b", 4, "b", 5, "b");
        Map<Integer, String> plan = Assignment.of(6, owners, List.of("c", "a", "b"));
        assertThat(plan).containsValues("a", "b", "c").hasSize(6);
        assertThat(plan.entrySet()).filteredOn(entry -> !entry.getValue().equals(owners.get(entry.getKey())))
                .hasSize(2).allMatch(entry -> entry.getValue().equals("c"));
    }

    @Test
    void shares_differ_by_one_at_most_and_no_more_moves_than_must_whoever_had_what() {
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            // given
            int partitions = 1 + random.nextInt(20);
            List<String> members = new ArrayList<>(
                    IntStream.range(0, 1 + random.nextInt(6)).mapToObj(i -> "m" + i).toList());
            Map<Integer, String> owners = new HashMap<>();
            for (int partition = 0; partition < partitions; partition++) {
                if (random.nextInt(4) > 0) {
                    owners.put(partition, "m" + random.nextInt(8));
                }
            }
            // when
            Map<Integer, String> plan = Assignment.of(partitions, owners, members);
            // then everybody sees the same, in whatever order they see the members
            java.util.Collections.shuffle(members, random);
            assertThat(Assignment.of(partitions, owners, members)).isEqualTo(plan);
            Map<String, Long> shares = plan.values().stream()
                    .collect(Collectors.groupingBy(member -> member, Collectors.counting()));
            long least = partitions / members.size();
            assertThat(plan.keySet()).hasSize(partitions);
            assertThat(shares.values()).allMatch(share -> share == least || share == least + 1);
            // and a plan that is followed stays
            assertThat(Assignment.of(partitions, plan, members)).isEqualTo(plan);
            // and each member keeps as many of its own as its share allows
            for (String member : members) {
                long had = owners.entrySet().stream().filter(e -> e.getValue().equals(member)).count();
                long kept = owners.entrySet().stream()
                        .filter(e -> e.getValue().equals(member) && member.equals(plan.get(e.getKey()))).count();
                assertThat(kept).isEqualTo(Math.min(had, shares.getOrDefault(member, 0L)));
            }
        }
    }

    @Test
    void keys_are_spread_evenly_and_always_the_same_way() {
        int[] counts = new int[8];
        for (int i = 0; i < 80_000; i++) {
            counts[Partitions.of(new EntityKey("case", "1199010000001028 4A%08d".formatted(i)), 8)]++;
        }
        assertThat(IntStream.of(counts).boxed().toList()).allMatch(count -> count > 9_000 && count < 11_000);
        // A changed spread would leave stored entities in partitions that do not look for them.
        assertThat(IntStream.range(0, 6).map(i -> Partitions.of(new EntityKey("ticket", "t-" + i), 16)).toArray())
                .containsExactly(12, 3, 15, 9, 0, 8);
    }
}
