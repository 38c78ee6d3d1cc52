package org.serviceledger.query.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.WarningLevel;
import org.serviceledger.core.supervision.SupervisionPoint;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseOversight;
import org.serviceledger.projections.casefile.CaseOversight.OrderState;

/** Warnings and orders to act of a case, as they are served. */
public final class OversightAnswer {

    private OversightAnswer() {}

    /**
     * A warning (预警).
     *
     * @param at   when the light turned, or the point of the procedure was found
     * @param rule code of the ledger's own point of supervision, or of the rule of another system
     * @param zh   the ledger's own point in words; null for other systems' rules
     * @param superseded whether by what is known now the light turns at another moment, or not at all
     */
    public record Warning(OffsetDateTime at, @Nullable WarningLevel level, @Nullable String rule, @Nullable String zh,
            @Nullable String en, @Nullable String department, boolean superseded) {

        static Warning of(CaseOversight.Warning warning, boolean superseded) {
            SupervisionPoint point = SupervisionPoint.of(warning.rule()).orElse(null);
            return new Warning(Days.shown(warning.at()), warning.level(), warning.rule(),
                    point == null ? null : point.zh(), point == null ? null : point.en(), warning.department(),
                    superseded);
        }
    }

    /**
     * An order to act (督办).
     *
     * @param dueOn   last day to answer
     * @param overdue whether that has passed without an answer
     */
    public record Order(String orderNo, OrderState state, @Nullable OffsetDateTime issuedAt, @Nullable String content,
            @Nullable String department, @Nullable LocalDate dueOn, boolean overdue,
            @Nullable OffsetDateTime answeredAt, @Nullable String answer, @Nullable OffsetDateTime closedAt,
            @Nullable String result) {

        static Order of(CaseOversight.Order order, LocalDate today) {
            LocalDate due = order.dueOn();
            return new Order(order.orderNo(), order.state(), shown(order.issuedAt()), order.content(),
                    order.department(), due, order.state() == OrderState.ISSUED && due != null && today.isAfter(due),
                    shown(order.answeredAt()), order.answer(), shown(order.closedAt()), order.result());
        }
    }

    static List<Warning> warnings(CaseFile file) {
        CaseOversight oversight = file.oversight();
        return oversight.warnings().stream()
                .map(warning -> Warning.of(warning, oversight.superseded(warning, file.clock()))).toList();
    }

    static List<Order> orders(CaseOversight oversight, Instant now) {
        return oversight.orders().stream().map(order -> Order.of(order, Days.of(now))).toList();
    }

    private static @Nullable OffsetDateTime shown(@Nullable Instant at) {
        return at == null ? null : Days.shown(at);
    }
}
