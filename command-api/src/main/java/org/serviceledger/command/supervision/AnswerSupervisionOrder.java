package org.serviceledger.command.supervision;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Says what the department has done about an order (督办反馈). */
public record AnswerSupervisionOrder(String caseNo, String orderNo, @Nullable String answer) {

    public AnswerSupervisionOrder {
        Require.key("caseNo", caseNo);
        Require.key("orderNo", orderNo);
    }
}
