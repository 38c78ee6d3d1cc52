package org.serviceledger.command.correction;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.serviceledger.command.casework.CaseRule;
import org.serviceledger.command.decision.Given;
import org.serviceledger.command.decision.Known;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void one_account_is_one_person_however_it_is_written() {
        for (String spelling : List.of(" caller ", "CALLER", "\uff43aller")) {
            given().when(CorrectionCommands::correct, correction("id-0", spelling))
                    .refusedBecause(CaseRule.OWN_APPROVAL);
        }
    }

    @Test
    void a_correction_says_something_else_that_the_record_can_say() {
        refused("/data/nofield", "\"x\"");
        refused("nofield", "x");
        refused("/data/caseNo", "\"C2\"");
        refused("/time", "\"xx\"");
        refused("/id", "\"other\"");
        refused("/data/result", "\"不予\"");
        refused("/data/result", "{}");
        refused("/data/deemedOn", null);
        Given.events(RecordedFacts.MODEL, new DecisionMade("C1", DecisionOutcome.GRANTED, null))
                .when(CorrectionCommands::correct, saying("outcome", "NONSENSE"))
                .refusedBecause(CaseRule.CORRECTION_UNFIT);
    }

    @Test
    void what_was_corrected_can_be_set_right_again() {
        FactCorrected first = new FactCorrected("C1", "urn:source", "id-0", "/data/result", "\"准予\"", "误改", null, "局长");
        Given<RecordedFacts> given = Given.events(RecordedFacts.MODEL, new CaseClosed("C1", "不予"), first);
        given.when(CorrectionCommands::correct, saying("/data/result", "\"准予\""))
                .refusedBecause(CaseRule.CORRECTION_UNFIT);
        given.when(CorrectionCommands::correct, saying("/data/result", "\"不予\""))
                .records(new FactCorrected("C1", "urn:source", "id-0", "/data/result", "\"不予\"", "录入错误", null, "局长"));
    }

    @Test
    void what_was_decided_here_is_found_under_the_ledgers_own_name_or_none() {
        Known decided = new Known(new CaseClosed("C1", "不予"), "id-0", null, "somebody", Given.NOW);
        RecordedFacts facts = RecordedFacts.MODEL.evolve().apply(RecordedFacts.MODEL.nothingKnown(), decided);
        assertThat(facts.find(null, "id-0")).isPresent();
        assertThat(facts.find(OwnSources.COMMANDS, "id-0")).isPresent();
        assertThat(facts.find("urn:source", "id-0")).isEmpty();
    }

    private static void refused(String field, @Nullable String value) {
        given().when(CorrectionCommands::correct, saying(field, value)).refusedBecause(CaseRule.CORRECTION_UNFIT);
    }

    private static CorrectFact saying(String field, @Nullable String value) {
        return new CorrectFact("C1", "urn:source", "id-0", field, value, "录入错误", null, "局长");
    }

    private static Given<RecordedFacts> given() {
        return Given.events(RecordedFacts.MODEL, new CaseClosed("C1", "不予"));
    }

    private static CorrectFact correction(String id, String approvedBy) {
        return new CorrectFact("C1", "urn:source", id, "/data/result", "\"准予\"", "录入错误", null, approvedBy);
    }
}
