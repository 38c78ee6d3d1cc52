package org.serviceledger.command.supervision;

import org.serviceledger.command.decision.Blank;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.command.supervision.OrderState.Order;
import org.serviceledger.command.supervision.OrderState.Progress;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderAnswered;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderClosed;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderIssued;

import static org.serviceledger.command.decision.Decision.accept;
import static org.serviceledger.command.decision.Decision.refuse;

/** Decides about orders to act: issued, answered, closed (督办: 发出 → 反馈 → 办结). */
public final class OrderDecider {

    private OrderDecider() {}

    /** About a known case, with content and a deadline that can be kept; one open order a case and department. */
    public static Decision issue(IssueSupervisionOrder command, OrderState state, Circumstances at) {
        if (!state.caseKnown()) {
            return refuse(OrderRule.CASE_NOT_RECORDED);
        }
        if (Blank.is(command.content())) {
            return refuse(OrderRule.NO_CONTENT);
        }
        if (command.dueOn().isBefore(at.today())) {
            return refuse(OrderRule.DUE_PAST);
        }
        boolean open = state.orders().values().stream().anyMatch(order -> order.progress() != Progress.CLOSED
                && command.department().equals(order.department()));
        if (open) {
            return refuse(OrderRule.STILL_OPEN);
        }
        return accept(new SupervisionOrderIssued(command.caseNo(), nextNumber(command.caseNo(), state),
                command.content(), command.department(), command.dueOn()));
    }

    /** Once, and not after it was closed. */
    public static Decision answer(AnswerSupervisionOrder command, OrderState state, Circumstances at) {
        Order order = state.orders().get(command.orderNo());
        if (order == null) {
            return refuse(OrderRule.ORDER_UNKNOWN);
        }
        if (Blank.is(command.answer())) {
            return refuse(OrderRule.NO_ANSWER);
        }
        return switch (order.progress()) {
            case ISSUED -> accept(
                    new SupervisionOrderAnswered(command.caseNo(), command.orderNo(), command.answer()));
            case ANSWERED -> refuse(OrderRule.ALREADY_ANSWERED);
            case CLOSED -> refuse(OrderRule.ORDER_CLOSED);
        };
    }

    /** Once, and only what was answered. */
    public static Decision close(CloseSupervisionOrder command, OrderState state, Circumstances at) {
        Order order = state.orders().get(command.orderNo());
        if (order == null) {
            return refuse(OrderRule.ORDER_UNKNOWN);
        }
        return switch (order.progress()) {
            case ISSUED -> refuse(OrderRule.NOT_ANSWERED);
            case ANSWERED -> accept(new SupervisionOrderClosed(command.caseNo(), command.orderNo(), command.result()));
            case CLOSED -> refuse(OrderRule.ORDER_CLOSED);
        };
    }

    private static String nextNumber(String caseNo, OrderState state) {
        int number = state.orders().size() + 1;
        while (state.orders().containsKey(number(caseNo, number))) {
            number++;
        }
        return number(caseNo, number);
    }

    private static String number(String caseNo, int number) {
        return "DB%02d-%s".formatted(number, caseNo);
    }
}
