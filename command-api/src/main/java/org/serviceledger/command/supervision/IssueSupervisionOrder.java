package org.serviceledger.command.supervision;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/**
 * Orders a department to act on a case (督办发出).
 *
 * @param content what is to be done
 * @param dueOn   last day to answer
 */
public record IssueSupervisionOrder(String caseNo, @Nullable String content, String department, LocalDate dueOn) {

    public IssueSupervisionOrder {
        Require.key("caseNo", caseNo);
        Require.key("department", department);
        Require.there("dueOn", dueOn);
    }
}
