package org.serviceledger.command.correction;

import java.util.List;

import org.serviceledger.command.casework.CaseRule;
import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.CommandDefinition;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.Tags;

/** The command that corrects a recorded fact (红字更正). */
public final class CorrectionCommands {

    private CorrectionCommands() {}

    /** Every command of this package. */
    public static List<CommandDefinition<?, ?>> all() {
        return List.of(new CommandDefinition<>(CorrectFact.class,
                (command, at) -> Boundary.of(Tags.CASE, command.caseNo()), RecordedFacts.MODEL,
                CorrectionCommands::correct));
    }

    /** Only what is recorded can be corrected, and not on one's own approval. */
    public static Decision correct(CorrectFact command, RecordedFacts state, Circumstances at) {
        if (!state.has(command.correctedSource(), command.correctedId())) {
            return Decision.refuse(CaseRule.FACT_UNKNOWN);
        }
        return command.approvedBy().equals(at.actor())
                ? Decision.refuse(CaseRule.OWN_APPROVAL)
                : Decision.accept(new FactCorrected(command.caseNo(), command.correctedSource(),
                        command.correctedId(), command.field(), command.value(), command.reason(),
                        command.legalBasis(), command.approvedBy()));
    }
}
