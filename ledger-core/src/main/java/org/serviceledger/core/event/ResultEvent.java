package org.serviceledger.core.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.ledger.Tag;
import org.serviceledger.core.privacy.PersonDetails;

/** Facts about a case from its decision on: decision, certificate, closing, delivery. */
public sealed interface ResultEvent extends CaseEvent {

    /**
     * The decision was made (决定).
     *
     * @param documentNo number of the written decision
     * @param remedies how to contest it (救济途径)
     */
    record DecisionMade(String caseNo, @Nullable DecisionOutcome outcome, @Nullable String documentNo,
            @Nullable String reason, @Nullable String legalBasis, @Nullable String remedies,
            @Nullable String department) implements ResultEvent {
        /** With the core fields only. */
        public DecisionMade(String caseNo, @Nullable DecisionOutcome outcome, @Nullable String documentNo) {
            this(caseNo, outcome, documentNo, null, null, null, null);
        }
    }

    /**
     * Nothing was decided before the licence expired, so its renewal counts as granted (视为准予延续, 行政许可法 50).
     */
    record RenewalDeemedGranted(String caseNo, @Nullable String rule,
            @Nullable LocalDate expiredOn) implements ResultEvent {}

    /**
     * A certificate was issued (制证/出文).
     *
     * @param electronicId of the electronic licence (电子证照标识, GB/T 36902)
     */
    record CertificateIssued(String caseNo, @Nullable String certificateNo, @Nullable String name,
            @Nullable LocalDate validFrom, @Nullable LocalDate validUntil, @Nullable String issuer,
            @Nullable String electronicId, @Nullable PersonDetails holder) implements ResultEvent {
        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CASE, caseNo, Tags.CERTIFICATE, certificateNo);
        }
    }

    /**
     * A certificate was handed over (证照送达).
     */
    record CertificateDelivered(String caseNo, @Nullable String certificateNo, @Nullable DeliveryMethod method,
            @Nullable PersonDetails recipient) implements ResultEvent {
        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CASE, caseNo, Tags.CERTIFICATE, certificateNo);
        }
    }

    /**
     * A certificate expired.
     */
    record CertificateExpired(String caseNo, @Nullable String certificateNo) implements ResultEvent {
        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CASE, caseNo, Tags.CERTIFICATE, certificateNo);
        }
    }

    /**
     * A certificate was revoked (撤销/吊销).
     */
    record CertificateRevoked(String caseNo, @Nullable String certificateNo, @Nullable String legalBasis,
            @Nullable String documentNo) implements ResultEvent {
        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CASE, caseNo, Tags.CERTIFICATE, certificateNo);
        }
    }

    /**
     * A certificate was cancelled (注销).
     */
    record CertificateCancelled(String caseNo, @Nullable String certificateNo, @Nullable String legalBasis,
            @Nullable String documentNo) implements ResultEvent {
        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CASE, caseNo, Tags.CERTIFICATE, certificateNo);
        }
    }

    /**
     * A certificate was withdrawn (撤回).
     */
    record CertificateWithdrawn(String caseNo, @Nullable String certificateNo, @Nullable String legalBasis,
            @Nullable String documentNo) implements ResultEvent {
        @Override
        public Set<Tag> tags() {
            return Tags.of(Tags.CASE, caseNo, Tags.CERTIFICATE, certificateNo);
        }
    }

    /**
     * The case was closed (办结); this is not yet delivery.
     *
     * @param result in words (办件结果描述)
     */
    record CaseClosed(String caseNo, @Nullable String result, @Nullable CaseResult resultKind, @Nullable Boolean fee,
            @Nullable Boolean courier) implements ResultEvent {
        /** With the core fields only. */
        public CaseClosed(String caseNo, @Nullable String result) {
            this(caseNo, result, null, null, null);
        }
    }

    /**
     * The result was delivered (送达/领取登记).
     *
     * @param documentNo of the proof of service (送达回证)
     */
    record ResultDelivered(String caseNo, @Nullable DeliveryMethod method, @Nullable PersonDetails recipient,
            @Nullable String trackingNo, @Nullable String documentNo) implements ResultEvent {}

    /**
     * A fee was paid (缴费).
     *
     * @param amount in yuan
     */
    record FeePaid(String caseNo, @Nullable String paymentNo, @Nullable BigDecimal amount, @Nullable String payee,
            @Nullable PersonDetails payer) implements ResultEvent {}
}
