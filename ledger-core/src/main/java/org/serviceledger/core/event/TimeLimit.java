package org.serviceledger.core.event;

/**
 * A legal or promised limit of a service item (法定/承诺办结时限).
 *
 * @param value how many units; 0 for {@link LimitUnit#IMMEDIATE} and {@link LimitUnit#NONE}
 * @param unit  what is counted
 */
public record TimeLimit(int value, LimitUnit unit) {}
