package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An application that counts as accepted because no notice came in time (视为受理, 行政许可法 32(4)).
 *
 * @param day         from which it counts as accepted: the day on which the materials were received
 * @param since       when that became so: the exclusive end of the time for the notice
 * @param provisional whether the calendar of a year was missing; then no {@code AcceptanceDeemed} may be appended yet
 * @param recorded    whether an {@code AcceptanceDeemed} is in the ledger already
 */
public record DeemedAcceptance(LocalDate day, Instant since, boolean provisional, boolean recorded) {}
