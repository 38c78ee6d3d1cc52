package org.serviceledger.core.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts about the goals that metrics are held against. */
public sealed interface TargetEvent extends ServiceEvent {

    String targetId();

    @Override
    default String subject() {
        return targetId();
    }

    @Override
    default Set<Tag> tags() {
        return Tags.of(Tags.TARGET, targetId());
    }

    /**
     * A target was set (目标).
     *
     * @param metric         metric id, for example {@code online-availability}
     * @param level          level whose items it is about, or null for all
     * @param dueOn          last day by which it is to be reached
     * @param value          a ratio from 0 to 1 for rates, a count for counts
     * @param sourceDocument where it is set
     */
    record TargetSet(String targetId, @Nullable String metric, @Nullable AdministrativeLevel level,
            @Nullable String region, @Nullable String department, @Nullable LocalDate dueOn,
            @Nullable Comparator comparator, @Nullable BigDecimal value,
            @Nullable String sourceDocument) implements TargetEvent {}
}
