package org.serviceledger.command.supervision;

import org.serviceledger.command.decision.Rule;
import org.serviceledger.command.decision.RuleText;

/** The rules about orders to act. */
public enum OrderRule implements Rule {

    CASE_NOT_RECORDED("case-not-recorded", "没有该办件的任何记录，不能督办。",
            "Nothing is recorded of the case; nobody can be ordered to act on it.", "督办: about a known case"),
    NO_CONTENT("order-without-content", "督办须写明要求办理的内容。", "An order says what is to be done.",
            "督办: 督办内容"),
    DUE_PAST("order-due-past", "督办期限不得早于今日。", "The last day to answer an order must not lie in the past.",
            "督办: a deadline that can be kept"),
    STILL_OPEN("order-still-open", "该办件对该部门已有未办结的督办。",
            "There is an order to this department about the case that is not closed.",
            "督办: one open order a case and department"),
    ORDER_UNKNOWN("order-unknown", "该办件没有此督办。", "The case has no such order.", "督办: 发出 before 反馈 and 办结"),
    NO_ANSWER("order-without-answer", "督办反馈须写明办理情况。", "An answer says what was done.", "督办: 反馈"),
    ALREADY_ANSWERED("order-already-answered", "该督办已反馈。", "The order was answered already.",
            "督办: one answer an order"),
    NOT_ANSWERED("order-not-answered", "该督办尚未反馈，不能办结。", "The order has not been answered; it cannot be closed.",
            "督办: 反馈 before 办结"),
    ORDER_CLOSED("order-closed", "该督办已办结。", "The order is closed.", "督办: nothing after 办结");

    private final RuleText text;

    OrderRule(String code, String zh, String en, String source) {
        this.text = new RuleText(code, zh, en, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
