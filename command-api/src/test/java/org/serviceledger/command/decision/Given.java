package org.serviceledger.command.decision;

import java.time.Instant;
import java.util.List;

import org.serviceledger.command.decision.CommandDefinition.Decider;
import org.serviceledger.core.event.ServiceEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** Given events, when a command is decided, then events or a refusal. */
public final class Given<S> {

    /** 10:00 on 20 March 2026 in China. */
    public static final Instant NOW = Instant.parse("2026-03-20T02:00:00Z");
    /** Who gives the command. */
    public static final String CALLER = "caller";
    /** The random code that a decision may use. */
    public static final String CODE = "246802";

    private final S state;

    private Given(S state) {
        this.state = state;
    }

    /** What other events than a source's have led to. */
    public static <S> Given<S> state(S state) {
        return new Given<>(state);
    }

    /** Events that somebody else is responsible for. */
    public static <S> Given<S> events(StateModel<S> model, ServiceEvent... events) {
        return events("somebody-else", model, events);
    }

    /** Events of an actor. */
    public static <S> Given<S> events(String actor, StateModel<S> model, ServiceEvent... events) {
        return new Given<>(model.nothingKnown()).and(model, actor, events);
    }

    /** Further events, of an actor. */
    public Given<S> and(StateModel<S> model, String actor, ServiceEvent... events) {
        S after = state;
        int number = 0;
        for (ServiceEvent event : events) {
            after = model.evolve().apply(after, new Known(event, "id-" + number++, "urn:source", actor, NOW));
        }
        return new Given<>(after);
    }

    /** Decides a command. */
    public <C> Then when(Decider<C, S> decider, C command) {
        return new Then(decider.decide(command, state, new Circumstances(NOW, CALLER, CODE)));
    }

    /** What came of it. */
    public record Then(Decision decision) {

        public void refusedBecause(Rule rule) {
            assertThat(decision).isEqualTo(Decision.refuse(rule));
        }

        public void accepted() {
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
        }

        public void records(ServiceEvent... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted(List.of(events)));
        }
    }
}
