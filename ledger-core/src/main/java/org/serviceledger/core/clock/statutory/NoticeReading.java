package org.serviceledger.core.clock.statutory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The clock of the completeness notice (R1): five working days from the receipt of the materials, and
 * again from every receipt of corrected ones (行政许可法 32).
 *
 * @param startedAt  receipt from which it runs
 * @param due        when the notice had to be given
 * @param answeredAt when the department moved; null if it has not
 * @param state      as of now
 */
public record NoticeReading(Instant startedAt, Due due, @Nullable Instant answeredAt, NoticeState state) {}
