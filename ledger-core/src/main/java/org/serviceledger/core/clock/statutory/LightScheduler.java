package org.serviceledger.core.clock.statutory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Finds when lights turn. A case gets worse and never better, except that a pause of the leading limit
 * shows grey as long as nothing has expired. The decision keeps the light as it was then, until the
 * case is over.
 */
final class LightScheduler {

    private final List<LightTurn> worse = new ArrayList<>();
    private final Spans pauses;
    private final Instant begin;
    private final Instant stop;
    private final Instant over;

    private LightScheduler(Spans pauses, Instant begin, Instant stop, Instant over) {
        this.pauses = pauses;
        this.begin = begin;
        this.stop = stop;
        this.over = over;
    }

    /**
     * The schedule of a case.
     *
     * @param promised the promise
     * @param legal    the legal limit, which also leads if nothing is promised
     * @param begin    before which the light is green in any case; null if that is not known
     */
    static LightSchedule schedule(LimitRun promised, LimitRun legal, @Nullable Instant begin, ClockFacts facts) {
        boolean promise = promised.end() != null;
        LimitRun leading = promise ? promised : legal;
        LightScheduler scheduler = new LightScheduler(leading.pauses(), begin == null ? Instant.MIN : begin,
                orNever(facts.stoppedAt()), orNever(facts.overAt()));
        scheduler.turn(leading.blue(), Light.BLUE);
        scheduler.turn(leading.yellow(), Light.YELLOW);
        // While a pause goes on nothing is known of the end.
        scheduler.turn(promised.open() ? null : promised.end(), Light.RED);
        scheduler.turn(legal.open() ? null : legal.end(), Light.LEGAL_RED);
        return scheduler.schedule();
    }

    private void turn(@Nullable Instant at, Light light) {
        if (at != null) {
            worse.add(new LightTurn(at, light));
        }
    }

    private LightSchedule schedule() {
        TreeSet<Instant> instants = new TreeSet<>(List.of(begin, stop, over));
        worse.forEach(turn -> instants.add(turn.at()));
        pauses.spans().forEach(span -> {
            instants.add(span.from());
            instants.add(span.to() == null ? Instant.MAX : span.to());
        });
        List<LightTurn> turns = new ArrayList<>();
        Light last = Light.GREEN;
        for (Instant at : instants) {
            Light light = lightAt(at);
            if (light != last && at.isBefore(Instant.MAX)) {
                turns.add(new LightTurn(at, light));
                last = light;
            }
        }
        return new LightSchedule(turns);
    }

    private Light lightAt(Instant at) {
        if (!at.isBefore(over)) {
            return Light.CLOSED;
        }
        Instant then = at.isBefore(stop) ? at : stop;
        if (then.isBefore(begin)) {
            return Light.GREEN;
        }
        Light light = worse.stream().filter(turn -> !turn.at().isAfter(then)).map(LightTurn::light)
                .max(Light::compareTo).orElse(Light.GREEN);
        return light.compareTo(Light.RED) < 0 && pauses.contains(then) ? Light.PAUSED : light;
    }

    private static Instant orNever(@Nullable Instant at) {
        return at == null ? Instant.MAX : at;
    }
}
