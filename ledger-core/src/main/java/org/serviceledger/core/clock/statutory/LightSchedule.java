package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The instants at which the light of a case turns if nothing more is recorded of it. This is what a
 * view stores, for a colour would be outdated as soon as time passes. While a pause without an end
 * goes on, the light stays {@link Light#PAUSED}, and no later turn is known.
 *
 * @param turns in order; before the first one the light is green
 */
public record LightSchedule(List<LightTurn> turns) {

    public LightSchedule {
        turns = List.copyOf(turns);
    }

    /** The light at an instant. */
    public Light lightAt(Instant at) {
        Light light = Light.GREEN;
        for (LightTurn turn : turns) {
            if (turn.at().isAfter(at)) {
                break;
            }
            light = turn.light();
        }
        return light;
    }

    /** When the light first turns to a colour, which is when a warning is due. */
    public Optional<Instant> firstTurnTo(Light light) {
        return turns.stream().filter(turn -> turn.light() == light).map(LightTurn::at).findFirst();
    }

    /** The next turn after an instant. */
    public Optional<LightTurn> nextTurnAfter(Instant at) {
        return turns.stream().filter(turn -> turn.at().isAfter(at)).findFirst();
    }
}
