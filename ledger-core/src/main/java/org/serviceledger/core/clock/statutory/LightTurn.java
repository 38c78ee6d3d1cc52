package org.serviceledger.core.clock.statutory;

import java.time.Instant;

/**
 * A change of a case's light.
 *
 * @param at    from this instant on
 * @param light the light is this one
 */
public record LightTurn(Instant at, Light light) {}
