package org.serviceledger.command.correction;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.casework.CaseRule;
import org.serviceledger.command.decision.Given;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.ResultEvent.CaseClosed;

class CorrectionCommandsTest {

    @Test
    void a_recorded_fact_is_corrected_with_somebody_elses_approval() {
        given().when(CorrectionCommands::correct, correction("id-0", "局长"))
                .records(new FactCorrected("C1", "urn:source", "id-0", "/data/result", "\"准予\"", "录入错误", null, "局长"));
        given().when(CorrectionCommands::correct, correction("id-0", Given.CALLER))
                .refusedBecause(CaseRule.OWN_APPROVAL);
    }

    @Test
    void what_is_not_recorded_cannot_be_corrected() {
        given().when(CorrectionCommands::correct, correction("id-1", "局长")).refusedBecause(CaseRule.FACT_UNKNOWN);
        given().when(CorrectionCommands::correct,
                new CorrectFact("C1", null, "id-0", "/data/result", null, "录入错误", null, "局长"))
                .refusedBecause(CaseRule.FACT_UNKNOWN);
    }

    private static Given<RecordedFacts> given() {
        return Given.events(RecordedFacts.MODEL, new CaseClosed("C1", "不予"));
    }

    private static CorrectFact correction(String id, String approvedBy) {
        return new CorrectFact("C1", "urn:source", id, "/data/result", "\"准予\"", "录入错误", null, approvedBy);
    }
}
