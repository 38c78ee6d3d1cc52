package org.serviceledger.projections.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Searching by groups finds what looking at every document finds. Every adapter runs all of it. */
public abstract class GroupSearchContractTest extends ViewStoreSuite {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final String[] NAMES = {"all", "item=1", "item=2", "item=3", "light=红", "step=初审", "step=:", "no"};

    @Override
    Duration patience() {
        return PATIENCE;
    }

    private List<ViewDocument> fill(Random random, int count) {
        List<ViewDocument> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<ListKey> groups = new LinkedHashSet<>(List.of(ListKey.always("all")));
            for (int g = random.nextInt(4); g > 0; g--) {
                String name = NAMES[1 + random.nextInt(NAMES.length - 2)];
                long from = random.nextInt(100);
                groups.removeIf(known -> known.name().equals(name));
                groups.add(random.nextBoolean()
                        ? ListKey.always(name)
                        : new ListKey(name, NOON.plusSeconds(from), NOON.plusSeconds(from + 1 + random.nextInt(60))));
            }
            documents.add(new ViewDocument("case", "id" + random.nextInt(1000) + "-" + i, i + 1,
                    List.copyOf(groups), "s%03d".formatted(random.nextInt(40)), "{\"n\":" + i + "}"));
        }
        get(store.saveViews(new Lane(1, 0, 0), documents));
        return documents;
    }

    private static Selection random(Random random) {
        List<Set<String>> conditions = new ArrayList<>();
        for (int c = 1 + random.nextInt(3); c > 0; c--) {
            Set<String> names = new HashSet<>();
            for (int n = 1 + random.nextInt(random.nextInt(6) == 0 ? 8 : 3); n > 0; n--) {
                names.add(NAMES[random.nextInt(NAMES.length)]);
            }
            conditions.add(names);
        }
        return new Selection("case", conditions, NOON.plusSeconds(random.nextInt(120)), random.nextBoolean(),
                random.nextInt(3) == 0 ? "s%03d".formatted(random.nextInt(20)) : "",
                random.nextInt(3) == 0 ? "s%03d".formatted(20 + random.nextInt(20)) : "", "", "",
                1 + random.nextInt(9));
    }

    /** By looking at every document. */
    private static List<String> expected(List<ViewDocument> documents, Selection selection) {
        Comparator<ViewDocument> order = Comparator.comparing(ViewDocument::listSort)
                .thenComparing(ViewDocument::id);
        return documents.stream().filter(document -> selection.isMetBy(document.listKeys()))
                .filter(document -> selection.reaches(document.listSort(), document.id()))
                .sorted(selection.newestFirst() ? order.reversed() : order).map(ViewDocument::id).toList();
    }

    @Test
    void every_selection_finds_page_by_page_what_meets_it() {
        // given
        Random random = new Random(26);
        List<ViewDocument> documents = fill(random, 300);
        for (int turn = 0; turn < 150; turn++) {
            Selection selection = random(random);
            // when
            List<String> found = new ArrayList<>();
            for (Selection page = selection; page != null;) {
                List<ViewDocument> shown = all(store.search(1, page));
                shown.forEach(document -> found.add(document.id()));
                page = shown.size() < page.limit()
                        ? null
                        : page.after(shown.getLast().listSort(), shown.getLast().id());
            }
            // then
            assertThat(found).as("%s", selection).isEqualTo(expected(documents, selection));
        }
    }

    @Test
    void a_condition_that_nothing_can_meet_finds_nothing() {
        fill(new Random(1), 5);
        assertThat(all(store.search(1, new Selection("case", List.of(Set.of("all"), Set.of()), NOON, true, "", "", "",
                "", 9)))).isEmpty();
    }

    @Test
    void names_of_groups_are_listed_by_what_they_begin_with() {
        // given
        List<ViewDocument> documents = fill(new Random(2), 80);
        List<String> steps = documents.stream().flatMap(document -> document.listKeys().stream()).map(ListKey::name)
                .filter(name -> name.startsWith("item=")).distinct().sorted().toList();
        // then
        assertThat(all(store.groupNames(1, "case", "item=", "", 10))).isEqualTo(steps).hasSize(3);
        assertThat(all(store.groupNames(1, "case", "item=", "item=1", 1))).containsExactly("item=2");
        assertThat(all(store.groupNames(1, "case", "step=", "", 10))).containsExactlyInAnyOrder("step=初审", "step=:");
        assertThat(all(store.groupNames(1, "ticket", "item=", "", 10))).isEmpty();
        assertThat(all(store.groupNames(2, "case", "item=", "", 10))).isEmpty();
    }

    @Test
    void groups_are_counted_as_they_are_at_an_instant() {
        // given
        List<ViewDocument> documents = fill(new Random(3), 200);
        Instant at = NOON.plusSeconds(50);
        Map<String, Long> expected = documents.stream().flatMap(document -> document.listKeys().stream())
                .filter(group -> group.name().startsWith("item=") && group.holdsAt(at))
                .collect(Collectors.groupingBy(ListKey::name, TreeMap::new, Collectors.counting()));
        long most = expected.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        // then
        List<GroupCount> counts = all(store.groupCounts(1, "case", "item=", at, 1, 10));
        assertThat(counts.stream().collect(Collectors.toMap(GroupCount::name, GroupCount::documents)))
                .isEqualTo(expected);
        assertThat(counts).isSortedAccordingTo(Comparator.comparing(GroupCount::documents).reversed()
                .thenComparing(Function.<GroupCount>identity().andThen(GroupCount::name)));
        assertThat(all(store.groupCounts(1, "case", "item=", at, most, 10)))
                .allMatch(count -> count.documents() == most);
        assertThat(all(store.groupCounts(1, "case", "item=", at, 1, 1))).hasSize(1);
    }
}
