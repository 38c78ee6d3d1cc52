package org.serviceledger.command.supervision;

import java.util.List;

import org.serviceledger.command.decision.CommandDefinition;

/** Commands of supervision: orders to act (督办), and what the ledger decides by itself. */
public final class SupervisionCommands {

    private SupervisionCommands() {}

    /** Every command of this package that somebody can give. What happens to the case meanwhile matters to none. */
    public static List<CommandDefinition<?, ?>> all() {
        return List.of(
                new CommandDefinition<>(IssueSupervisionOrder.class,
                        (command, at) -> OrderState.boundary(command.caseNo()), OrderState.MODEL, OrderDecider::issue,
                        true),
                new CommandDefinition<>(AnswerSupervisionOrder.class,
                        (command, at) -> OrderState.boundary(command.caseNo()), OrderState.MODEL, OrderDecider::answer,
                        true),
                new CommandDefinition<>(CloseSupervisionOrder.class,
                        (command, at) -> OrderState.boundary(command.caseNo()), OrderState.MODEL, OrderDecider::close,
                        true));
    }

    /** What the ledger gives itself; nobody can send it. */
    public static List<CommandDefinition<?, ?>> own() {
        return List.of(new CommandDefinition<>(Supervise.class, SupervisedCase::boundary, SupervisedCase.MODEL,
                SupervisionDecider::supervise));
    }
}
