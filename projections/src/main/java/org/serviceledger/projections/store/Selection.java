package org.serviceledger.projections.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A page of what meets several conditions, each of which is to be in one of some groups.
 *
 * @param conditions  at least one; each names the groups of which one is enough. A condition without
 *                    groups is met by nothing
 * @param at          documents count that are in the groups at this instant
 * @param newestFirst whether the order is turned round
 * @param fromSort    least {@code listSort}, inclusive; empty from the beginning
 * @param untilSort   {@code listSort} before which documents count; empty to the end
 * @param afterSort   {@code listSort} of the last document seen; empty from the beginning
 * @param afterId     its id
 */
public record Selection(String kind, List<Set<String>> conditions, Instant at, boolean newestFirst, String fromSort,
        String untilSort, String afterSort, String afterId, int limit) {

    public Selection {
        conditions = conditions.stream().<Set<String>>map(Set::copyOf).toList();
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("a selection has a condition");
        }
    }

    /** Whether nothing can be found. */
    public boolean isEmpty() {
        return conditions.stream().anyMatch(Set::isEmpty);
    }

    /** The page after a document. */
    public Selection after(String sort, String id) {
        return new Selection(kind, conditions, at, newestFirst, fromSort, untilSort, sort, id, limit);
    }

    /** The same with another bound. */
    public Selection limitedTo(int most) {
        return new Selection(kind, conditions, at, newestFirst, fromSort, untilSort, afterSort, afterId, most);
    }

    /** Whether groups of a document meet all conditions. */
    public boolean isMetBy(List<ListKey> groups) {
        return conditions.stream().allMatch(names -> groups.stream()
                .anyMatch(group -> names.contains(group.name()) && group.holdsAt(at)));
    }

    /** Whether a document lies between the bounds and beyond the last one seen. */
    public boolean reaches(String sort, String id) {
        if (!fromSort.isEmpty() && sort.compareTo(fromSort) < 0
                || !untilSort.isEmpty() && sort.compareTo(untilSort) >= 0) {
            return false;
        }
        if (afterSort.isEmpty() && afterId.isEmpty()) {
            return true;
        }
        int bySort = sort.compareTo(afterSort);
        int beyond = bySort != 0 ? bySort : id.compareTo(afterId);
        return newestFirst ? beyond < 0 : beyond > 0;
    }
}
