package org.serviceledger.core.event;

import java.math.BigDecimal;

/**
 * A bound that a metric's definition sets.
 *
 * @param name  what it bounds, for example rectification-days
 * @param value the bound
 */
public record MetricThreshold(String name, BigDecimal value) {}
