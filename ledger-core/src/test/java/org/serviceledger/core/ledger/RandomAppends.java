package org.serviceledger.core.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Appends over few cases, types and records, so that they often meet. The same seed gives the same ones. */
final class RandomAppends {

    private static final int CASES = 5;
    private static final int TYPES = 3;
    private static final int RECORDS = 40;

    private final Random random;
    private int appends;

    RandomAppends(long seed) {
        this.random = new Random(seed);
    }

    /**
     * @param head what a decision taken just now would have seen
     */
    synchronized Append next(long head) {
        appends++;
        List<NewEvent> events = new ArrayList<>();
        Set<Integer> records = new HashSet<>();
        int size = random.nextInt(4) == 0 ? 2 + random.nextInt(5) : 1;
        boolean keyed = random.nextInt(3) == 0;
        for (int i = 0; i < size; i++) {
            int record = random.nextInt(RECORDS);
            events.add(keyed && records.add(record) ? record(record) : event("append " + appends + "/" + i, null));
        }
        return new Append(events, random.nextBoolean() ? condition(head) : null);
    }

    private NewEvent record(int number) {
        String content = "record " + number + (random.nextInt(5) == 0 ? " in other words" : "");
        byte[] digest = content.getBytes(StandardCharsets.UTF_8);
        return event(content, new RecordIdentity("source " + number % 3, "id " + number, digest));
    }

    private NewEvent event(String payload, @Nullable RecordIdentity identity) {
        return new NewEvent(type(), "text/plain", payload.getBytes(StandardCharsets.UTF_8), tags(1 + random.nextInt(2)),
                identity);
    }

    private AppendCondition condition(long head) {
        List<EventCriterion> criteria = new ArrayList<>();
        for (int i = random.nextInt(3) == 0 ? 2 : 1; i > 0; i--) {
            Set<String> types = random.nextInt(3) == 0 ? Set.of(type()) : Set.of();
            criteria.add(new EventCriterion(types, tags(random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2))));
        }
        long unseen = random.nextInt(3) == 0 ? random.nextInt(30) : random.nextInt(3);
        return new AppendCondition(new EventQuery(criteria), Math.max(0, head - unseen));
    }

    private String type() {
        return "Type" + random.nextInt(TYPES);
    }

    private Set<Tag> tags(int count) {
        Set<Tag> tags = new HashSet<>();
        for (int i = 0; i < count; i++) {
            tags.add(i == 0
                    ? Tag.of("case", "c" + random.nextInt(CASES))
                    : Tag.of("item", "i" + random.nextInt(2)));
        }
        return tags;
    }
}
