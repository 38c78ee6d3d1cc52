package org.serviceledger.core.event;

import java.math.BigDecimal;

/**
 * A part of a published figure.
 *
 * @param name  what it counts
 * @param value how many
 */
public record FigurePart(String name, BigDecimal value) {}
