package org.serviceledger.core.event;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.privacy.PersonDetails;

/** Facts about a case until it is accepted: submission, receipt, correction, acceptance. */
public sealed interface ApplicationEvent extends CaseEvent {

    /**
     * An application was submitted (申请/网上申报).
     *
     * @param itemCode what is applied for; may be unknown at first
     * @param subjectRef pseudonym of the applicant; made at intake when the applicant's identity number is given
     * @param dueAt when the source promises the result; the whole day counts
     * @param queryCode with which the case can be looked up without signing in (查询密码)
     * @param applicant who applies (申请者)
     * @param agent who acts for the applicant (代理人)
     * @param legalRepresentative of a legal entity (法定代表人)
     * @param materials handed in with the application
     * @param projectCode of an investment project (投资项目编号)
     */
    record ApplicationSubmitted(String caseNo, @Nullable String itemCode, @Nullable String subjectRef,
            @Nullable ApplicantKind applicantKind, @Nullable OffsetDateTime dueAt, @Nullable String queryCode,
            @Nullable PersonDetails applicant, @Nullable PersonDetails agent,
            @Nullable PersonDetails legalRepresentative, @Nullable List<Material> materials,
            @Nullable String itemVersion, @Nullable String region,
            @Nullable String projectCode) implements ApplicationEvent {
        /** With the core fields only. */
        public ApplicationSubmitted(String caseNo, @Nullable String itemCode, @Nullable String subjectRef,
                @Nullable ApplicantKind applicantKind, @Nullable OffsetDateTime dueAt, @Nullable String queryCode) {
            this(caseNo, itemCode, subjectRef, applicantKind, dueAt, queryCode, null, null, null, null, null, null,
                    null);
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CASE, caseNo, Tags.ITEM, itemCode, Tags.SUBJECT, subjectRef, Tags.SERIES,
                    CaseSeries.of(caseNo));
        }
    }

    /**
     * An online application was looked through before acceptance (网上预审).
     */
    record PreReviewCompleted(String caseNo, @Nullable PreReviewOutcome outcome,
            @Nullable String opinion) implements ApplicationEvent {}

    /**
     * Materials were received (收件); this is not yet acceptance. The five working days for the completeness notice begin (行政许可法 32).
     *
     * @param receiptNo number of the receipt (申请材料接收凭证)
     */
    record MaterialsReceived(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason, @Nullable List<Material> materials, @Nullable String window,
            @Nullable String receiptNo) implements ApplicationEvent {
        /** With the core fields only. */
        public MaterialsReceived(String caseNo, @Nullable String department, @Nullable String documentNo,
                @Nullable String reason) {
            this(caseNo, department, documentNo, reason, null, null, null);
        }
    }

    /**
     * Materials need not be handed in (免提交).
     *
     * @param materials names of the materials
     * @param callId of the data query or licence call
     */
    record MaterialsWaived(String caseNo, @Nullable List<String> materials, @Nullable WaiverKind kind,
            @Nullable String callId) implements ApplicationEvent {}

    /**
     * The applicant was told what is missing, all at once (一次性补正告知, 行政许可法 32).
     *
     * @param items what is missing
     * @param stage before acceptance or during the review
     * @param dueOn last day to correct
     * @param oneTime whether the notice claims to be complete
     */
    record CorrectionRequired(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason, @Nullable List<String> items, @Nullable CaseStage stage, @Nullable LocalDate dueOn,
            @Nullable Boolean oneTime) implements ApplicationEvent {
        /** With the core fields only. */
        public CorrectionRequired(String caseNo, @Nullable String department, @Nullable String documentNo,
                @Nullable String reason) {
            this(caseNo, department, documentNo, reason, null, null, null, null);
        }
    }

    /**
     * The applicant handed in what was missing (补正).
     */
    record CorrectionSubmitted(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason, @Nullable List<Material> materials) implements ApplicationEvent {
        /** With the core fields only. */
        public CorrectionSubmitted(String caseNo, @Nullable String department, @Nullable String documentNo,
                @Nullable String reason) {
            this(caseNo, department, documentNo, reason, null);
        }
    }

    /**
     * Nothing was handed in in time (逾期未补正).
     */
    record CorrectionLapsed(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason) implements ApplicationEvent {}

    /**
     * The application was accepted (受理); the statutory clock runs from here. What was in force at that moment stays in force for the case.
     *
     * @param itemVersion version of the item that is in force for the case
     * @param legalLimit frozen
     * @param promisedLimit frozen
     * @param promisedDueAt as the source states it (承诺办结时间)
     */
    record ApplicationAccepted(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason, @Nullable String itemCode, @Nullable Integer itemVersion,
            @Nullable TimeLimit legalLimit, @Nullable TimeLimit promisedLimit, @Nullable OffsetDateTime promisedDueAt,
            @Nullable String region) implements ApplicationEvent {
        /** With the core fields only. */
        public ApplicationAccepted(String caseNo, @Nullable String department, @Nullable String documentNo,
                @Nullable String reason) {
            this(caseNo, department, documentNo, reason, null, null, null, null, null, null);
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CASE, caseNo, Tags.ITEM, itemCode);
        }
    }

    /**
     * No notice came in time, so the application counts as accepted from the day of receipt (视为受理, 行政许可法 32(4)).
     *
     * @param deemedOn day from which it counts as accepted
     */
    record AcceptanceDeemed(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason, @Nullable OffsetDateTime materialsReceivedAt, @Nullable LocalDate deemedOn,
            @Nullable String rule, @Nullable String itemCode, @Nullable Integer itemVersion,
            @Nullable TimeLimit legalLimit, @Nullable TimeLimit promisedLimit) implements ApplicationEvent {
        /** With the core fields only. */
        public AcceptanceDeemed(String caseNo, @Nullable String department, @Nullable String documentNo,
                @Nullable String reason) {
            this(caseNo, department, documentNo, reason, null, null, null, null, null, null, null);
        }

        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CASE, caseNo, Tags.ITEM, itemCode);
        }
    }

    /**
     * The application was not accepted (不予受理); this is no refusal of what was applied for.
     *
     * @param competentAuthority where to turn to (应向何机关申请)
     */
    record ApplicationNotAccepted(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason, @Nullable NonAcceptanceKind kind,
            @Nullable String competentAuthority) implements ApplicationEvent {
        /** With the core fields only. */
        public ApplicationNotAccepted(String caseNo, @Nullable String department, @Nullable String documentNo,
                @Nullable String reason) {
            this(caseNo, department, documentNo, reason, null, null);
        }
    }

    /**
     * The application was returned (退件).
     */
    record ApplicationReturned(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason) implements ApplicationEvent {}

    /**
     * The applicant withdrew (撤回).
     */
    record ApplicationWithdrawn(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason) implements ApplicationEvent {}

    /**
     * The case was terminated (终止).
     */
    record CaseTerminated(String caseNo, @Nullable String department, @Nullable String documentNo,
            @Nullable String reason, @Nullable String legalBasis) implements ApplicationEvent {
        /** With the core fields only. */
        public CaseTerminated(String caseNo, @Nullable String department, @Nullable String documentNo,
                @Nullable String reason) {
            this(caseNo, department, documentNo, reason, null);
        }
    }

    /**
     * A case went on by another way, for example from online to a window.
     */
    record ChannelSwitched(String caseNo, @Nullable Channel from, @Nullable Channel to,
            @Nullable String reason) implements ApplicationEvent {}

    /**
     * The applicant came to an office for the case (跑动).
     */
    record OnSiteVisitRecorded(String caseNo, @Nullable String hallId, @Nullable String ticketId,
            @Nullable String purpose) implements ApplicationEvent {
        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CASE, caseNo, Tags.HALL, hallId, Tags.TICKET, ticketId);
        }
    }
}
