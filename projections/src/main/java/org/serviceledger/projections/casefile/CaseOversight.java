package org.serviceledger.projections.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.clock.statutory.ClockFacts;
import org.serviceledger.core.clock.statutory.ClockReading;
import org.serviceledger.core.clock.statutory.StatutoryClock;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderAnswered;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderClosed;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderIssued;
import org.serviceledger.core.event.SupervisionEvent.SupervisionWarningRaised;
import org.serviceledger.core.event.WarningLevel;
import org.serviceledger.core.supervision.CaseWatch;
import org.serviceledger.core.supervision.CaseWatch.Raised;
import org.serviceledger.core.supervision.Pending;
import org.serviceledger.core.supervision.Supervision;
import org.serviceledger.core.supervision.SupervisionPoint;

/**
 * Supervision of a case (电子监察): warnings and orders to act, and what the ledger still has to record by itself.
 *
 * @param watch    what that depends on besides the case's times
 * @param warnings that were raised, by whomever, in the order of their times
 * @param orders   by their numbers
 * @param pending  what is to be recorded, and when
 * @param moves    of its days by calendars, the latest ones
 */
public record CaseOversight(CaseWatch watch, List<Warning> warnings, List<Order> orders, List<Span> pending,
        List<Move> moves) {

    /** Of a case of which nothing is known. */
    public static final CaseOversight NONE = new CaseOversight(CaseWatch.NONE, List.of(), List.of(), List.of(),
            List.of());

    /** Further ones are in the ledger, but a source gone wild must not make the view grow without end. */
    private static final int MOST = 100;

    private static final int MOST_MOVES = 20;

    private static final Comparator<Warning> BY_TIME = Comparator.comparing(Warning::at).thenComparing(Warning::id);

    public CaseOversight {
        warnings = List.copyOf(warnings);
        orders = List.copyOf(orders);
        pending = List.copyOf(pending);
        moves = List.copyOf(moves);
    }

    /**
     * A warning (预警).
     *
     * @param id   of its record
     * @param rule by which it was raised
     */
    public record Warning(Instant at, String id, @Nullable String rule, @Nullable WarningLevel level,
            @Nullable String department) {}

    /** How far an order to act is. */
    public enum OrderState {
        ISSUED, ANSWERED, CLOSED
    }

    /**
     * An order to act (督办). What has not arrived yet is null.
     *
     * @param department that has to act
     * @param dueOn      last day to answer
     */
    public record Order(String orderNo, @Nullable Instant issuedAt, @Nullable String content,
            @Nullable String department, @Nullable LocalDate dueOn, @Nullable Instant answeredAt,
            @Nullable String answer, @Nullable Instant closedAt, @Nullable String result) {

        /** How far it is. */
        public OrderState state() {
            return closedAt != null ? OrderState.CLOSED : answeredAt != null ? OrderState.ANSWERED : OrderState.ISSUED;
        }

        private static Order numbered(String orderNo) {
            return new Order(orderNo, null, null, null, null, null, null, null, null);
        }

        private Order with(SupervisionOrderIssued fact, Instant at) {
            return issuedAt != null
                    ? this
                    : new Order(orderNo, at, fact.content(), fact.department(), fact.dueOn(), answeredAt, answer,
                            closedAt, result);
        }

        private Order with(SupervisionOrderAnswered fact, Instant at) {
            return answeredAt != null
                    ? this
                    : new Order(orderNo, issuedAt, content, department, dueOn, at, fact.answer(), closedAt, result);
        }

        private Order with(SupervisionOrderClosed fact, Instant at) {
            return closedAt != null
                    ? this
                    : new Order(orderNo, issuedAt, content, department, dueOn, answeredAt, answer, at, fact.result());
        }
    }

    /** Of which kind something is that the ledger has to record by itself. */
    public enum Kind {
        /** A deemed acceptance, after a grace. */
        DEEM,
        /** A warning, after another grace. */
        WARN,
        /** A correction, at once. */
        CORRECT
    }

    /**
     * When something is to be recorded.
     *
     * @param until null when that does not pass
     */
    public record Span(Kind kind, Instant from, @Nullable Instant until) {

        static Span of(Pending pending) {
            Kind kind = switch (pending) {
                case Pending.Deem deem -> Kind.DEEM;
                case Pending.Warn warn -> Kind.WARN;
                case Pending.Correct correct -> Kind.CORRECT;
            };
            return new Span(kind, pending.from(), pending.until());
        }
    }

    /**
     * How a calendar's publication moved the days of the case. Ends are exclusive; null where there was none.
     *
     * @param position of the publication
     */
    public record Move(long position, Ends before, Ends after) {}

    /**
     * When a case's limits end.
     *
     * @param notice until when the completeness notice is to be given
     */
    public record Ends(@Nullable Instant promised, @Nullable Instant legal, @Nullable Instant notice) {

        static Ends of(@Nullable ClockMarks clock) {
            return clock == null
                    ? new Ends(null, null, null)
                    : new Ends(or(clock.deemedPromisedEnd(), clock.promisedEnd()),
                            or(clock.deemedLegalEnd(), clock.legalEnd()), clock.noticeEnd());
        }

        private static @Nullable Instant or(@Nullable Instant one, @Nullable Instant other) {
            return one == null ? other : one;
        }
    }

    /**
     * Whether what the ledger warned of has come to lie elsewhere since: by what is known now, the light turns at
     * another moment or not at all. A warning stays in the trace, for it was right by what was known then.
     *
     * @param clock of the case; null if its clocks are not worked out
     */
    public boolean superseded(Warning warning, @Nullable ClockMarks clock) {
        return clock != null && SupervisionPoint.of(warning.rule())
                .filter(point -> point.ofLight() && watch.warned(point, warning.at()))
                .filter(point -> point.turn(clock.lights()).filter(turn -> new Raised(point, turn)
                        .equals(new Raised(point, warning.at()))).isEmpty())
                .isPresent();
    }

    CaseOversight with(RecordedEvent event) {
        Instant at = event.envelope().time().toInstant();
        CaseWatch next = watch.with(event.envelope());
        return switch (event.data()) {
            case SupervisionWarningRaised warning -> new CaseOversight(next,
                    plus(new Warning(at, event.envelope().id(), warning.rule(), warning.warning(),
                            warning.department())),
                    orders, pending, moves);
            case SupervisionOrderIssued issued -> ordered(issued.orderNo(), order -> order.with(issued, at));
            case SupervisionOrderAnswered answered -> ordered(answered.orderNo(), order -> order.with(answered, at));
            case SupervisionOrderClosed closed -> ordered(closed.orderNo(), order -> order.with(closed, at));
            default -> next.equals(watch) ? this : new CaseOversight(next, warnings, orders, pending, moves);
        };
    }

    private List<Warning> plus(Warning one) {
        List<Warning> all = new ArrayList<>(warnings);
        all.add(one);
        all.sort(BY_TIME);
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }

    private CaseOversight ordered(@Nullable String orderNo, java.util.function.UnaryOperator<Order> change) {
        if (orderNo == null) {
            return this;
        }
        List<Order> all = new ArrayList<>(orders);
        Order known = all.stream().filter(order -> order.orderNo().equals(orderNo)).findFirst()
                .orElse(Order.numbered(orderNo));
        all.remove(known);
        if (all.size() < MOST) {
            all.add(change.apply(known));
        }
        all.sort(Comparator.comparing(Order::orderNo));
        return new CaseOversight(watch, warnings, all, pending, moves);
    }

    /**
     * The same with what is still to be recorded.
     *
     * @param ahead what the clock reads at {@link Supervision#FAR}
     */
    CaseOversight settled(CaseFile file, ClockFacts facts, StatutoryClock clock, ClockReading ahead) {
        List<Span> found = Supervision.of(file.times(), facts, clock, watch, ahead).stream()
                .map(Span::of).toList();
        return Objects.equals(found, pending) ? this : new CaseOversight(watch, warnings, orders, found, moves);
    }

    /** The same with other moves. */
    CaseOversight with(List<Move> known) {
        return new CaseOversight(watch, warnings, orders, pending, known);
    }

    /** The same with a move, if a publication moved anything. */
    CaseOversight moved(@Nullable ClockMarks before, @Nullable ClockMarks after, long position) {
        Ends old = Ends.of(before);
        Ends now = Ends.of(after);
        if (old.equals(now)) {
            return this;
        }
        List<Move> all = new ArrayList<>(moves);
        all.add(new Move(position, old, now));
        return new CaseOversight(watch, warnings, orders, pending,
                all.size() > MOST_MOVES ? all.subList(1, all.size()) : all);
    }
}
