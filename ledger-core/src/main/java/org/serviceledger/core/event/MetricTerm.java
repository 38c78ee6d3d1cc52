package org.serviceledger.core.event;

/**
 * A part of a metric's numerator or denominator.
 *
 * @param count name of what is counted, for example cases-closed
 * @param times how often it is added; below zero it is taken off
 */
public record MetricTerm(String count, int times) {}
