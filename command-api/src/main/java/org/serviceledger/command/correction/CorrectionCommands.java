package org.serviceledger.command.correction;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

import org.serviceledger.command.casework.CaseRule;
import org.serviceledger.command.decision.Boundary;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.CommandDefinition;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.Correction;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.Tags;

/** The command that corrects a recorded fact (红字更正). */
public final class CorrectionCommands {

    private static final Corrector CORRECTOR = new Corrector(new CloudEventCodec());

    private CorrectionCommands() {}

    /** Every command of this package. */
    public static List<CommandDefinition<?, ?>> all() {
        return List.of(new CommandDefinition<>(CorrectFact.class,
                (command, at) -> Boundary.of(Tags.CASE, command.caseNo()), RecordedFacts.MODEL,
                CorrectionCommands::correct));
    }

    /** Only what is recorded can be corrected, by something that fits there, and not on one's own approval. */
    public static Decision correct(CorrectFact command, RecordedFacts state, Circumstances at) {
        RecordedEvent fact = state.find(command.correctedSource(), command.correctedId()).orElse(null);
        if (fact == null) {
            return Decision.refuse(CaseRule.FACT_UNKNOWN);
        }
        if (account(command.approvedBy()).equals(account(at.actor()))) {
            return Decision.refuse(CaseRule.OWN_APPROVAL);
        }
        Correction correction = new Correction(at.now(), "", state.facts().size(), fact.envelope().source(),
                fact.envelope().id(), command.field(), command.value(), command.reason(), command.legalBasis(),
                at.actor(), command.approvedBy());
        return CORRECTOR.fits(fact, Corrector.among(state.facts()), correction)
                ? Decision.accept(new FactCorrected(command.caseNo(), command.correctedSource(),
                        command.correctedId(), command.field(), command.value(), command.reason(),
                        command.legalBasis(), command.approvedBy()))
                : Decision.refuse(CaseRule.CORRECTION_UNFIT);
    }

    /** Two spellings of one account are one person. */
    private static String account(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
