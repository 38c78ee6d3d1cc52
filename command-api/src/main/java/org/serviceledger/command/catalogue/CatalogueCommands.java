package org.serviceledger.command.catalogue;

import java.util.List;
import java.util.function.Function;

import org.serviceledger.command.decision.CommandDefinition;
import org.serviceledger.command.decision.CommandDefinition.Decider;

/** All commands about the catalogue of service items. */
public final class CatalogueCommands {

    private CatalogueCommands() {}

    /** Every command of this package. */
    public static List<CommandDefinition<?, ?>> all() {
        return List.of(of(PublishItem.class, PublishItem::itemCode, ItemDecider::publish),
                of(AmendItem.class, AmendItem::itemCode, ItemDecider::amend),
                of(RetireItem.class, RetireItem::itemCode, ItemDecider::retire),
                of(ExemptItem.class, ExemptItem::itemCode, ItemDecider::exempt));
    }

    private static <C> CommandDefinition<C, CatalogueState> of(Class<C> type, Function<C, String> itemCode,
            Decider<C, CatalogueState> decider) {
        return new CommandDefinition<>(type, (command, at) -> CatalogueState.boundary(itemCode.apply(command)),
                CatalogueState.MODEL, decider);
    }
}
