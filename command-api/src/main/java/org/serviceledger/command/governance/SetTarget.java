package org.serviceledger.command.governance;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.Comparator;

/** Sets a target (目标), or sets it anew. */
public record SetTarget(String targetId, String metric, @Nullable AdministrativeLevel level, @Nullable String region,
        @Nullable String department, LocalDate dueOn, Comparator comparator, BigDecimal value,
        @Nullable String sourceDocument) {

    public SetTarget {
        Require.key("targetId", targetId);
        Require.key("metric", metric);
        Require.there("dueOn", dueOn);
        Require.there("comparator", comparator);
        Require.there("value", value);
    }
}
