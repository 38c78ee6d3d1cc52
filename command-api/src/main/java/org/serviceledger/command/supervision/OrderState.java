package org.serviceledger.command.supervision;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Known;
import org.serviceledger.command.decision.StateModel;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderAnswered;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderClosed;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderIssued;
import org.serviceledger.core.event.Tags;

/**
 * What decisions about the orders of a case depend on.
 *
 * @param caseKnown whether anything but orders is recorded of the case
 * @param orders    by number
 */
public record OrderState(boolean caseKnown, Map<String, Order> orders) {

    /** How it is folded. */
    public static final StateModel<OrderState> MODEL = new StateModel<>(OrderState.class,
            new OrderState(false, Map.of()), OrderState::evolve);

    public OrderState {
        orders = Map.copyOf(orders);
    }

    /** How far an order is. */
    enum Progress {
        ISSUED, ANSWERED, CLOSED
    }

    /**
     * An order.
     *
     * @param department that has to act; null if that was not said
     */
    record Order(@Nullable String department, Progress progress) {}

    /** Everything of the case. */
    static Boundary boundary(String caseNo) {
        return Boundary.of(Tags.CASE, caseNo);
    }

    private OrderState evolve(Known known) {
        return switch (known.event()) {
            case SupervisionOrderIssued issued -> with(issued.orderNo(), issued.department(), Progress.ISSUED);
            case SupervisionOrderAnswered answered -> with(answered.orderNo(), null, Progress.ANSWERED);
            case SupervisionOrderClosed closed -> with(closed.orderNo(), null, Progress.CLOSED);
            default -> new OrderState(true, orders);
        };
    }

    /** Facts of another system may come in any order: an order never goes back. */
    private OrderState with(@Nullable String orderNo, @Nullable String department, Progress progress) {
        if (orderNo == null) {
            return this;
        }
        Map<String, Order> all = new TreeMap<>(orders);
        all.merge(orderNo, new Order(department, progress),
                (one, other) -> new Order(one.department() == null ? other.department() : one.department(),
                        one.progress().compareTo(other.progress()) > 0 ? one.progress() : other.progress()));
        return new OrderState(caseKnown, all);
    }
}
