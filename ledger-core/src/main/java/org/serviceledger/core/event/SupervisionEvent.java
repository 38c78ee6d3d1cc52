package org.serviceledger.core.event;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;

/** Facts of electronic supervision (电子监察) and orders to act (督办). */
public sealed interface SupervisionEvent extends CaseEvent {

    /**
     * A warning light was raised (预警).
     *
     * @param department responsible
     */
    record SupervisionWarningRaised(String caseNo, @Nullable String supervisionNo, @Nullable String rule,
            @Nullable WarningLevel warning, @Nullable String department) implements SupervisionEvent {}

    /**
     * An order to act was issued (督办发出).
     *
     * @param department that has to act
     */
    record SupervisionOrderIssued(String caseNo, @Nullable String orderNo, @Nullable String content,
            @Nullable String department, @Nullable LocalDate dueOn) implements SupervisionEvent {}

    /**
     * An order to act was answered (督办反馈).
     */
    record SupervisionOrderAnswered(String caseNo, @Nullable String orderNo,
            @Nullable String answer) implements SupervisionEvent {}

    /**
     * An order to act was closed (督办办结).
     */
    record SupervisionOrderClosed(String caseNo, @Nullable String orderNo,
            @Nullable String result) implements SupervisionEvent {}
}
