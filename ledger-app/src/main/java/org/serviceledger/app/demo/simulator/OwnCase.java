package org.serviceledger.app.demo.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.ImplementedItem;
import org.serviceledger.app.demo.province.ItemVersion;
import org.serviceledger.app.demo.province.NamedPerson;
import org.serviceledger.app.demo.province.Official;
import org.serviceledger.app.demo.simulator.Telling.By;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.CaseResult;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.DecisionOutcome;
import org.serviceledger.core.event.DeliveryMethod;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.Material;
import org.serviceledger.core.event.MaterialForm;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.event.ResultEvent.CertificateIssued;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;
import org.serviceledger.core.event.ServiceEvent;

/** A case of the eighth story, told step by step; nothing of it is left to chance. */
final class OwnCase {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final int TELLS_AFTER_SECONDS = 2;

    private final WorkingCalendar calendar;
    private final ImplementedItem item;
    private final String caseNo;
    private final NamedPerson applicant;
    private final List<Official> approvers;
    private final Consumer<Happening> into;

    OwnCase(WorkingCalendar calendar, ImplementedItem item, String caseNo, NamedPerson applicant,
            List<Official> approvers, Consumer<Happening> into) {
        this.calendar = calendar;
        this.item = item;
        this.caseNo = caseNo;
        this.applicant = applicant;
        this.approvers = List.copyOf(approvers);
        this.into = into;
    }

    String caseNo() {
        return caseNo;
    }

    ImplementedItem item() {
        return item;
    }

    /** The body's system. */
    String approval() {
        return Sources.approvalOf(item.division());
    }

    By approver(int index) {
        return By.approver(approvers.get(index % approvers.size()).account());
    }

    By desk() {
        return By.clerk(Channel.PC, "desk-" + item.department().key() + "-" + item.division().region() + "-1");
    }

    /** The last characters of its number, by which its documents are numbered. */
    String tail() {
        return caseNo.substring(caseNo.length() - 11);
    }

    void tell(LocalDateTime at, String source, By by, String part, ServiceEvent fact) {
        happens(at, source, by, part, fact, null);
    }

    private void happens(LocalDateTime at, String source, By by, String part, ServiceEvent fact,
            @Nullable NamedPerson person) {
        into.accept(new Happening(at.atOffset(SHANGHAI), at.plusSeconds(TELLS_AFTER_SECONDS).atOffset(SHANGHAI),
                source, part, by.channel(), by.actor(), by.role(), fact, person));
    }

    OwnCase submitted(LocalDateTime at) {
        String code = "%06d".formatted(Math.floorMod(caseNo.hashCode(), 1_000_000));
        happens(at, Sources.PORTAL, By.citizen(Channel.MOBILE), "", new ApplicationSubmitted(caseNo, item.code(), null,
                item.item().applicant(), due(at.toLocalDate()).atTime(LAST_SECOND).atOffset(SHANGHAI), code),
                applicant);
        return this;
    }

    OwnCase received(LocalDateTime at) {
        List<Material> materials = List.of(
                new Material("申请表", true, MaterialForm.ELECTRONIC, 1, at.atOffset(SHANGHAI), null),
                new Material("居民身份证", true, MaterialForm.LICENCE, 1, at.atOffset(SHANGHAI), null));
        tell(at, approval(), desk(), "",
                new MaterialsReceived(caseNo, item.organ(), "接" + tail(), null, materials, null, "收" + tail()));
        return this;
    }

    OwnCase accepted(LocalDateTime at) {
        ItemVersion version = item.on(at.toLocalDate());
        tell(at, approval(), desk(), "", new ApplicationAccepted(caseNo, item.organ(), "受" + tail(), null, item.code(),
                version.number(), version.legalLimit(), version.promisedLimit(),
                due(at.toLocalDate()).atTime(LAST_SECOND).atOffset(SHANGHAI), item.division().code()));
        return this;
    }

    OwnCase step(LocalDateTime at, String name) {
        tell(at, approval(), approver(0), name, new ReviewStepCompleted(caseNo, name, "通过"));
        return this;
    }

    /** Granted, closed and handed over, all on the same day. */
    OwnCase granted(LocalDateTime at) {
        tell(at, approval(), approver(2), "",
                new DecisionMade(caseNo, DecisionOutcome.GRANTED, "决" + tail()));
        tell(at.plusMinutes(10), approval(), approver(2), "",
                new CaseClosed(caseNo, "准予", CaseResult.GRANTED, item.item().fee(), null));
        tell(at.plusMinutes(60), approval(), desk(), "",
                new ResultDelivered(caseNo, DeliveryMethod.ELECTRONIC, null, null, "送" + tail()));
        return this;
    }

    OwnCase certificate(LocalDateTime at, int years) {
        tell(at, Sources.CERTIFICATES, By.system(), "", new CertificateIssued(caseNo, item.certificateNo(caseNo),
                item.item().name(), at.toLocalDate(), at.toLocalDate().plusYears(years), item.bodyName(), null, null));
        return this;
    }

    /** The items of the story are promised in working days. */
    private LocalDate due(LocalDate from) {
        return calendar.plus(from, item.on(from).promisedLimit().value());
    }
}
