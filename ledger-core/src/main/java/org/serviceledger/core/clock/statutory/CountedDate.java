package org.serviceledger.core.clock.statutory;

import java.time.LocalDate;

/**
 * A day found by counting.
 *
 * @param date        the day, in Asia/Shanghai
 * @param provisional whether the count passed a year whose days off are not published yet, so that the
 *                    day may still move
 */
public record CountedDate(LocalDate date, boolean provisional) {}
