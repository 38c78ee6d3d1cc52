package org.serviceledger.command.supervision;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.decision.CommandDefinition.Decider;
import org.serviceledger.command.decision.Given;
import org.serviceledger.command.decision.Given.Then;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderAnswered;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderClosed;
import org.serviceledger.core.event.SupervisionEvent.SupervisionOrderIssued;

class OrderDeciderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
    private static final ServiceEvent CASE = new CaseClosed("c1", null);
    private static final String ONE = "DB01-c1";
    private static final ServiceEvent ISSUED = issued(ONE, "市场局");
    private static final ServiceEvent ANSWERED = new SupervisionOrderAnswered("c1", ONE, "已办理");
    private static final ServiceEvent CLOSED = new SupervisionOrderClosed("c1", ONE, "属实");

    private static ServiceEvent issued(String number, String department) {
        return new SupervisionOrderIssued("c1", number, "请说明超期原因", department, TODAY);
    }

    @Test
    void an_order_is_about_a_known_case_says_what_to_do_and_leaves_time_for_it() {
        issue("请说明超期原因", TODAY, CASE).records(ISSUED);
        issue("请说明超期原因", TODAY).refusedBecause(OrderRule.CASE_NOT_RECORDED);
        issue(" ", TODAY, CASE).refusedBecause(OrderRule.NO_CONTENT);
        issue(null, TODAY, CASE).refusedBecause(OrderRule.NO_CONTENT);
        issue("请说明超期原因", TODAY.minusDays(1), CASE).refusedBecause(OrderRule.DUE_PAST);
    }

    @Test
    void a_department_has_one_open_order_about_a_case_and_the_next_one_has_the_next_number() {
        issue("请说明超期原因", TODAY, CASE, ISSUED).refusedBecause(OrderRule.STILL_OPEN);
        issue("请说明超期原因", TODAY, CASE, ISSUED, ANSWERED).refusedBecause(OrderRule.STILL_OPEN);
        issue("请说明超期原因", TODAY, CASE, ISSUED, ANSWERED, CLOSED).records(issued("DB02-c1", "市场局"));
        issue("请说明超期原因", TODAY, CASE, issued(ONE, "公安局")).records(issued("DB02-c1", "市场局"));
        issue("请说明超期原因", TODAY, CASE, issued("DB02-c1", "公安局")).records(issued("DB03-c1", "市场局"));
        issue("请说明超期原因", TODAY, CASE, issued("督字7号", "公安局")).records(issued("DB02-c1", "市场局"));
        issue("请说明超期原因", TODAY, CASE, issued(null, "公安局")).records(ISSUED);
    }

    @Test
    void an_order_is_answered_once_after_it_was_issued_and_before_it_was_closed() {
        answer("已办理", CASE, ISSUED).records(ANSWERED);
        answer("已办理", CASE).refusedBecause(OrderRule.ORDER_UNKNOWN);
        answer("已办理", CASE, issued("DB02-c1", "公安局")).refusedBecause(OrderRule.ORDER_UNKNOWN);
        answer(" ", CASE, ISSUED).refusedBecause(OrderRule.NO_ANSWER);
        answer("已办理", CASE, ISSUED, ANSWERED).refusedBecause(OrderRule.ALREADY_ANSWERED);
        answer("已办理", CASE, ISSUED, ANSWERED, CLOSED).refusedBecause(OrderRule.ORDER_CLOSED);
        answer("已办理", CASE, CLOSED, ISSUED).refusedBecause(OrderRule.ORDER_CLOSED);
    }

    @Test
    void an_order_is_closed_once_it_was_answered() {
        close(CASE, ISSUED, ANSWERED).records(CLOSED);
        close(CASE, ANSWERED, ISSUED).records(CLOSED);
        close(CASE).refusedBecause(OrderRule.ORDER_UNKNOWN);
        close(CASE, ISSUED).refusedBecause(OrderRule.NOT_ANSWERED);
        close(CASE, ISSUED, ANSWERED, CLOSED).refusedBecause(OrderRule.ORDER_CLOSED);
    }

    private static Then issue(String content, LocalDate dueOn, ServiceEvent... events) {
        return when(OrderDecider::issue, new IssueSupervisionOrder("c1", content, "市场局", dueOn), events);
    }

    private static Then answer(String answer, ServiceEvent... events) {
        return when(OrderDecider::answer, new AnswerSupervisionOrder("c1", ONE, answer), events);
    }

    private static Then close(ServiceEvent... events) {
        return when(OrderDecider::close, new CloseSupervisionOrder("c1", ONE, "属实"), events);
    }

    private static <C> Then when(Decider<C, OrderState> decider, C command, ServiceEvent... events) {
        return Given.events(OrderState.MODEL, events).when(decider, command);
    }
}
