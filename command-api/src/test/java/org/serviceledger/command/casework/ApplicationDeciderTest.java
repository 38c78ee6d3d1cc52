package org.serviceledger.command.casework;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.decision.Given;
import org.serviceledger.command.decision.Given.Then;
import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationReturned;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CaseTerminated;
import org.serviceledger.core.event.ApplicationEvent.CorrectionLapsed;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CaseStage;
import org.serviceledger.core.event.CorrectionEvent.FactCorrected;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemEvent.ServiceItemRetired;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.NonAcceptanceKind;
import org.serviceledger.core.event.OwnSources;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.TimeLimit;

class ApplicationDeciderTest {

    private static final String ITEM = "11990100000010284A3990100020000";
    private static final String SERIES = ITEM + "20260320";
    private static final TimeLimit LEGAL = new TimeLimit(20, LimitUnit.WORKING_DAY);
    private static final TimeLimit PROMISED = new TimeLimit(7, LimitUnit.WORKING_DAY);
    private static final ServiceEvent PUBLISHED = published(1, "2026-01-01", PROMISED);
    private static final ServiceEvent SUBMITTED = submitted("C1", ITEM);
    private static final ServiceEvent RECEIVED = new MaterialsReceived("C1", null, null, null);
    private static final ServiceEvent ACCEPTED = new ApplicationAccepted("C1", null, null, null);
    private static final ServiceEvent NOTICE = new CorrectionRequired("C1", null, null, null);
    private static final ServiceEvent CORRECTED = new CorrectionSubmitted("C1", null, null, null);
    private static final ServiceEvent DECIDED = new DecisionMade("C1", DecisionOutcome.GRANTED, null);
    private static final ServiceEvent WITHDRAWN = new ApplicationWithdrawn("C1", null, null, null);

    @Test
    void an_application_gets_the_next_number_of_its_item_and_day() {
        submit(null, ITEM, PUBLISHED).records(made(SERIES + "00001"));
        submit(null, ITEM, PUBLISHED, submitted(SERIES + "00007", ITEM), submitted(SERIES + "00003", ITEM))
                .records(made(SERIES + "00008"));
        submit("OWN-1", ITEM, PUBLISHED).records(made("OWN-1"));
    }

    @Test
    void numbers_end_with_the_last_one() {
        submit(null, ITEM, PUBLISHED, submitted(SERIES + "99998", ITEM)).records(made(SERIES + "99999"));
        submit(null, ITEM, PUBLISHED, submitted(SERIES + "99999", ITEM))
                .refusedBecause(CaseRule.NUMBERS_EXHAUSTED);
    }

    @Test
    void an_item_of_another_form_needs_a_number() {
        submit(null, "item-1", new ServiceItemPublished("item-1", null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null)).refusedBecause(CaseRule.CANNOT_NUMBER);
    }

    @Test
    void nothing_is_applied_for_that_is_not_in_force() {
        submit("C1", ITEM).refusedBecause(CaseRule.ITEM_NOT_IN_FORCE);
        submit("C1", ITEM, published(1, "2026-03-21", PROMISED)).refusedBecause(CaseRule.ITEM_NOT_IN_FORCE);
        submit("C1", ITEM, PUBLISHED, retired("2026-03-19")).refusedBecause(CaseRule.ITEM_NOT_IN_FORCE);
        submit("C1", ITEM, PUBLISHED, retired("2026-03-20")).records(made("C1"));
        submit("C1", ITEM, published(1, "2026-03-20", PROMISED)).records(made("C1"));
    }

    @Test
    void a_case_number_has_one_application() {
        submit("C1", ITEM, PUBLISHED, SUBMITTED).refusedBecause(CaseRule.ALREADY_SUBMITTED);
    }

    @Test
    void materials_come_in_until_the_case_has_ended() {
        receive().records(received());
        receive(SUBMITTED, RECEIVED, ACCEPTED).records(received());
        for (ServiceEvent end : List.of(WITHDRAWN, new ApplicationNotAccepted("C1", null, null, null),
                new CaseClosed("C1", null), new ApplicationReturned("C1", null, null, null),
                new CaseTerminated("C1", null, null, null), new CorrectionLapsed("C1", null, null, null))) {
            receive(SUBMITTED, end).refusedBecause(CaseRule.CASE_ENDED);
        }
    }

    @Test
    void what_is_missing_is_told_once_before_acceptance() {
        require(List.of("合同"), SUBMITTED).records(notice(CaseStage.BEFORE_ACCEPTANCE, true));
        require(List.of("合同"), RECEIVED).records(notice(CaseStage.BEFORE_ACCEPTANCE, true));
        require(List.of("合同"), SUBMITTED, NOTICE, CORRECTED).refusedBecause(CaseRule.SECOND_NOTICE);
        require(List.of("合同"), SUBMITTED, NOTICE, CORRECTED, ACCEPTED).records(notice(CaseStage.REVIEW, false));
        require(List.of("合同"), SUBMITTED, new CorrectionRequired("C1", null, null, null, null, CaseStage.REVIEW, null,
                null)).records(notice(CaseStage.BEFORE_ACCEPTANCE, true));
    }

    @Test
    void a_notice_is_about_a_known_case_that_goes_on_and_lists_what_is_missing() {
        require(List.of("合同")).refusedBecause(CaseRule.CASE_UNKNOWN);
        require(List.of("合同"), SUBMITTED, WITHDRAWN).refusedBecause(CaseRule.CASE_ENDED);
        require(List.of("合同"), SUBMITTED, ACCEPTED, DECIDED).refusedBecause(CaseRule.CASE_ENDED);
        require(List.of(), SUBMITTED).refusedBecause(CaseRule.NOTICE_WITHOUT_ITEMS);
        require(null, SUBMITTED).refusedBecause(CaseRule.NOTICE_WITHOUT_ITEMS);
    }

    @Test
    void only_what_was_asked_for_is_corrected() {
        correct(SUBMITTED, NOTICE).records(new CorrectionSubmitted("C1", null, null, null));
        correct(SUBMITTED).refusedBecause(CaseRule.NO_CORRECTION_OPEN);
        correct(SUBMITTED, NOTICE, CORRECTED).refusedBecause(CaseRule.NO_CORRECTION_OPEN);
        correct(SUBMITTED, NOTICE, WITHDRAWN).refusedBecause(CaseRule.CASE_ENDED);
    }

    @Test
    void acceptance_freezes_the_version_and_the_limits_in_force() {
        accept(ITEM, PUBLISHED, SUBMITTED).records(frozen(1, PROMISED));
        accept(ITEM, PUBLISHED, RECEIVED).records(frozen(1, PROMISED));
        TimeLimit shorter = new TimeLimit(3, LimitUnit.WORKING_DAY);
        accept(ITEM, PUBLISHED, amended(2, "2026-03-20", shorter), SUBMITTED).records(frozen(2, shorter));
        accept(ITEM, PUBLISHED, amended(2, "2026-03-21", shorter), SUBMITTED).records(frozen(1, PROMISED));
    }

    @Test
    void nothing_is_accepted_without_an_application_or_materials() {
        accept(ITEM, PUBLISHED).refusedBecause(CaseRule.CASE_UNKNOWN);
    }

    @Test
    void a_case_is_accepted_once_and_not_after_its_end() {
        accept(ITEM, PUBLISHED, SUBMITTED, ACCEPTED).refusedBecause(CaseRule.ALREADY_ACCEPTED);
        accept(ITEM, PUBLISHED, SUBMITTED, new AcceptanceDeemed("C1", null, null, null))
                .refusedBecause(CaseRule.ALREADY_ACCEPTED);
        accept(ITEM, PUBLISHED, SUBMITTED, WITHDRAWN).refusedBecause(CaseRule.CASE_ENDED);
    }

    @Test
    void what_did_not_count_as_accepted_after_all_can_be_accepted() {
        ServiceEvent deemed = new AcceptanceDeemed("C1", null, null, null);
        accept(ITEM, PUBLISHED, SUBMITTED, deemed, deemedCorrected("/data/deemedOn", "null"))
                .records(frozen(1, PROMISED));
        accept(ITEM, PUBLISHED, SUBMITTED, deemed, deemedCorrected("/data/deemedOn", null))
                .records(frozen(1, PROMISED));
        accept(ITEM, PUBLISHED, SUBMITTED, deemed, deemedCorrected("/data/deemedOn", "\"2026-03-02\""))
                .refusedBecause(CaseRule.ALREADY_ACCEPTED);
        accept(ITEM, PUBLISHED, SUBMITTED, deemed, deemedCorrected("/data/reason", "null"))
                .refusedBecause(CaseRule.ALREADY_ACCEPTED);
        // but a real acceptance stays
        accept(ITEM, PUBLISHED, SUBMITTED, deemed, ACCEPTED, deemedCorrected("/data/deemedOn", "null"))
                .refusedBecause(CaseRule.ALREADY_ACCEPTED);
        accept(ITEM, PUBLISHED, SUBMITTED, ACCEPTED, deemed, deemedCorrected("/data/deemedOn", "null"))
                .refusedBecause(CaseRule.ALREADY_ACCEPTED);
    }

    private static ServiceEvent deemedCorrected(String field, String value) {
        return new FactCorrected("C1", OwnSources.CLOCK, "id-1", field, value, null, null, null);
    }

    @Test
    void nothing_is_accepted_while_something_is_missing_or_for_another_item() {
        accept(ITEM, PUBLISHED, SUBMITTED, NOTICE).refusedBecause(CaseRule.CORRECTION_OPEN);
        accept(ITEM, PUBLISHED, SUBMITTED, NOTICE, CORRECTED).records(frozen(1, PROMISED));
        accept(ITEM, PUBLISHED, submitted("C1", "another")).refusedBecause(CaseRule.OTHER_ITEM);
        accept(ITEM, PUBLISHED, submitted("C1", null)).records(frozen(1, PROMISED));
        accept(ITEM, SUBMITTED).refusedBecause(CaseRule.ITEM_NOT_IN_FORCE);
    }

    @Test
    void acceptance_is_refused_with_a_reason() {
        refuse("不属于本机关职权", SUBMITTED).records(new ApplicationNotAccepted("C1", null, null, "不属于本机关职权",
                NonAcceptanceKind.NOT_COMPETENT, null));
        refuse(" ", SUBMITTED).refusedBecause(CaseRule.NO_REASON);
        refuse(null, SUBMITTED).refusedBecause(CaseRule.NO_REASON);
        refuse("x").refusedBecause(CaseRule.CASE_UNKNOWN);
        refuse("x", SUBMITTED, ACCEPTED).refusedBecause(CaseRule.ALREADY_ACCEPTED);
        refuse("x", SUBMITTED, WITHDRAWN).refusedBecause(CaseRule.CASE_ENDED);
    }

    @Test
    void an_application_is_withdrawn_until_it_is_decided() {
        withdraw(SUBMITTED).records(new ApplicationWithdrawn("C1", null, null, "不办了"));
        withdraw(SUBMITTED, ACCEPTED).records(new ApplicationWithdrawn("C1", null, null, "不办了"));
        withdraw(SUBMITTED, ACCEPTED, DECIDED).refusedBecause(CaseRule.ALREADY_DECIDED);
        withdraw(SUBMITTED, WITHDRAWN).refusedBecause(CaseRule.CASE_ENDED);
        withdraw().refusedBecause(CaseRule.CASE_UNKNOWN);
    }

    private static Then submit(String caseNo, String item, ServiceEvent... events) {
        return Given.events(CaseAndItem.MODEL, events).when(ApplicationDecider::submit,
                new SubmitApplication(caseNo, item, "s-1", null, null));
    }

    private static Then receive(ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(ApplicationDecider::receive,
                new ReceiveMaterials("C1", "d", "收1", "3", null));
    }

    private static Then require(List<String> items, ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(ApplicationDecider::requireCorrection,
                new RequireCorrection("C1", items, "补1", "缺合同", null));
    }

    private static Then correct(ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(ApplicationDecider::submitCorrection,
                new SubmitCorrection("C1", null));
    }

    private static Then accept(String item, ServiceEvent... events) {
        return Given.events(CaseAndItem.MODEL, events).when(ApplicationDecider::acceptApplication,
                new AcceptApplication("C1", item, "d", "受1"));
    }

    private static Then refuse(String reason, ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(ApplicationDecider::refuseAcceptance,
                new RefuseAcceptance("C1", NonAcceptanceKind.NOT_COMPETENT, reason, null, null));
    }

    private static Then withdraw(ServiceEvent... events) {
        return Given.events(CaseState.MODEL, events).when(ApplicationDecider::withdraw,
                new WithdrawApplication("C1", "不办了"));
    }

    private static ServiceEvent made(String caseNo) {
        return new ApplicationSubmitted(caseNo, ITEM, "s-1", null, null, Given.CODE);
    }

    private static ServiceEvent submitted(String caseNo, String item) {
        return new ApplicationSubmitted(caseNo, item, null, null, null, null);
    }

    private static ServiceEvent received() {
        return new MaterialsReceived("C1", "d", null, null, null, "3", "收1");
    }

    private static ServiceEvent notice(CaseStage stage, boolean oneTime) {
        return new CorrectionRequired("C1", null, "补1", "缺合同", List.of("合同"), stage, null, oneTime);
    }

    private static ServiceEvent frozen(int version, TimeLimit promised) {
        return new ApplicationAccepted("C1", "d", "受1", null, ITEM, version, LEGAL, promised, null, null);
    }

    private static ServiceEvent published(int version, String from, TimeLimit promised) {
        return new ServiceItemPublished(ITEM, null, null, null, null, null, null, null, LEGAL, promised, null, null,
                null, null, version, LocalDate.parse(from));
    }

    private static ServiceEvent amended(int version, String from, TimeLimit promised) {
        return new ServiceItemAmended(ITEM, null, null, null, null, null, null, null, LEGAL, promised, null, null, null,
                null, version, LocalDate.parse(from));
    }

    private static ServiceEvent retired(String until) {
        return new ServiceItemRetired(ITEM, LocalDate.parse(until), null, null);
    }
}
