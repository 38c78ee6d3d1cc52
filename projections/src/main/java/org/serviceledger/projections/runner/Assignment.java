package org.serviceledger.projections.runner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who should have which partition: as many each, give or take one, and nobody gives up what need not move.
 * A pure function of what all processes see, so that all come to the same.
 */
final class Assignment {

    private Assignment() {}

    /**
     * @param partitions how many there are
     * @param owners     who has a partition now; those that nobody has, or a dead process, may be missing
     * @param members    who lives
     * @return for each partition who should have it; nothing when nobody lives
     */
    static Map<Integer, String> of(int partitions, Map<Integer, String> owners, Collection<String> members) {
        if (members.isEmpty()) {
            return Map.of();
        }
        Map<String, Holder> holders = new HashMap<>();
        members.forEach(member -> holders.put(member, new Holder(member, new ArrayList<>())));
        List<Integer> free = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            Holder holder = holders.get(owners.getOrDefault(partition, ""));
            (holder == null ? free : holder.held()).add(partition);
        }
        List<Holder> byHolding = holders.values().stream()
                .sorted(Comparator.<Holder>comparingInt(holder -> -holder.held().size())
                        .thenComparing(Holder::member))
                .toList();
        int least = partitions / byHolding.size();
        int oneMore = partitions % byHolding.size();
        for (int i = 0; i < byHolding.size(); i++) {
            List<Integer> held = byHolding.get(i).held();
            while (held.size() > share(i, least, oneMore)) {
                free.add(held.removeLast());
            }
        }
        Map<Integer, String> all = new HashMap<>();
        for (int i = 0; i < byHolding.size(); i++) {
            Holder holder = byHolding.get(i);
            while (holder.held().size() < share(i, least, oneMore)) {
                holder.held().add(free.removeFirst());
            }
            holder.held().forEach(partition -> all.put(partition, holder.member()));
        }
        return all;
    }

    /** Those who have the most keep one more, if it does not divide evenly. */
    private static int share(int place, int least, int oneMore) {
        return place < oneMore ? least + 1 : least;
    }

    private record Holder(String member, List<Integer> held) {}
}
