package org.serviceledger.projections.source;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationReturned;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.CorrectionLapsed;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.ApplicationEvent.MaterialsWaived;
import org.serviceledger.core.event.ApplicationEvent.PreReviewCompleted;
import org.serviceledger.core.event.AppointmentEvent;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.EvaluationEvent;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.QueueEvent;
import org.serviceledger.core.event.ResultEvent.CertificateCancelled;
import org.serviceledger.core.event.ResultEvent.CertificateDelivered;
import org.serviceledger.core.event.ResultEvent.CertificateExpired;
import org.serviceledger.core.event.ResultEvent.CertificateIssued;
import org.serviceledger.core.event.ResultEvent.CertificateRevoked;
import org.serviceledger.core.event.ResultEvent.CertificateWithdrawn;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ResultEvent.RenewalDeemedGranted;

/** The seven kinds of data that the plan wants to flow in in real time (国办发〔2018〕45号, 实时汇入). */
public enum InflowCategory {
    ONLINE_APPLICATION("online-application", "网上申报", "Online applications"),
    APPOINTMENT("appointment", "排队预约", "Appointments"),
    QUEUE_CALL("queue-call", "现场排队叫号", "Queue tickets and calls"),
    EVALUATION("evaluation", "服务评价", "Evaluations"),
    ACCEPTANCE("acceptance", "事项受理", "Acceptance"),
    REVIEW_RESULT("review-result", "审批结果", "Review results"),
    CERTIFICATE("certificate", "审批证照", "Certificates");

    private final String code;
    private final String zh;
    private final String en;

    InflowCategory(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    /** Stable name in answers. */
    public String code() {
        return code;
    }

    /** The plan's own word. */
    public String zh() {
        return zh;
    }

    /** The same in English. */
    public String en() {
        return en;
    }

    /**
     * The category of a fact; null when it belongs to none of the seven. An application that is known
     * to have come by another way than online (over the counter, by post) is no online application.
     */
    public static @Nullable InflowCategory of(EventEnvelope fact) {
        return switch (fact.data()) {
            case ApplicationSubmitted submitted -> offline(fact.channel()) ? null : ONLINE_APPLICATION;
            case AppointmentEvent appointment -> APPOINTMENT;
            case QueueEvent ticket -> QUEUE_CALL;
            case EvaluationEvent evaluation -> EVALUATION;
            case PreReviewCompleted reviewed -> ACCEPTANCE;
            case MaterialsReceived received -> ACCEPTANCE;
            case MaterialsWaived waived -> ACCEPTANCE;
            case CorrectionRequired required -> ACCEPTANCE;
            case CorrectionSubmitted corrected -> ACCEPTANCE;
            case CorrectionLapsed lapsed -> ACCEPTANCE;
            case ApplicationAccepted accepted -> ACCEPTANCE;
            case AcceptanceDeemed deemed -> ACCEPTANCE;
            case ApplicationNotAccepted refused -> ACCEPTANCE;
            case ApplicationReturned returned -> ACCEPTANCE;
            case ReviewStepCompleted step -> REVIEW_RESULT;
            case DecisionMade decided -> REVIEW_RESULT;
            case RenewalDeemedGranted renewed -> REVIEW_RESULT;
            case CertificateIssued issued -> CERTIFICATE;
            case CertificateDelivered delivered -> CERTIFICATE;
            case CertificateExpired expired -> CERTIFICATE;
            case CertificateRevoked revoked -> CERTIFICATE;
            case CertificateCancelled cancelled -> CERTIFICATE;
            case CertificateWithdrawn withdrawn -> CERTIFICATE;
            default -> null;
        };
    }

    private static boolean offline(@Nullable Channel channel) {
        return channel != null && channel != Channel.OTHER && !channel.online();
    }
}
