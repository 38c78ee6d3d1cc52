package org.serviceledger.core.event;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts about a service hall (政务大厅) and its windows. */
public sealed interface HallEvent extends ServiceEvent {

    String hallId();

    @Override
    default String subject() {
        return hallId();
    }

    @Override
    default Set<Tag> tags() {
        return Tags.of(Tags.HALL, hallId());
    }

    /**
     * A hall was registered.
     *
     * @param district where it is
     * @param windows number of windows
     * @param queues each queue as its tickets name it; after a space, what it is for
     * @param slotCapacity appointments that fit into one slot
     * @param branch whether it is a branch or professional hall (分厅/专业大厅)
     */
    record HallRegistered(String hallId, @Nullable String name, @Nullable AdministrativeLevel level,
            @Nullable String region, @Nullable String district, @Nullable Integer windows,
            @Nullable List<String> queues, @Nullable Integer slotCapacity,
            @Nullable Boolean branch) implements HallEvent {

        /** What each queue is for, by the name that its tickets bear: "A Household registration" is the queue A. */
        public Map<String, String> purposes() {
            Map<String, String> purposes = new HashMap<>();
            for (String queue : queues == null ? List.<String>of() : queues) {
                int end = queue.indexOf(' ');
                purposes.put(end < 0 ? queue : queue.substring(0, end),
                        end < 0 ? "" : queue.substring(end + 1).strip());
            }
            return purposes;
        }
    }

    /**
     * A hall was closed for good.
     *
     * @param validFrom first day closed
     */
    record HallClosed(String hallId, @Nullable LocalDate validFrom, @Nullable String reason) implements HallEvent {}

    /**
     * A window began to serve (窗口开放).
     *
     * @param queues which it serves
     * @param kind for example 综合窗口
     */
    record WindowOpened(String hallId, @Nullable String window, @Nullable List<String> queues,
            @Nullable String kind) implements HallEvent {}

    /**
     * A window stopped serving (窗口关闭).
     */
    record WindowClosed(String hallId, @Nullable String window, @Nullable String reason) implements HallEvent {}
}
