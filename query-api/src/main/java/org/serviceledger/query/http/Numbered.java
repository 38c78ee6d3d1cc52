package org.serviceledger.query.http;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ApplicationEvent.AcceptanceDeemed;
import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationNotAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationReturned;
import org.serviceledger.core.event.ApplicationEvent.ApplicationWithdrawn;
import org.serviceledger.core.event.ApplicationEvent.CaseTerminated;
import org.serviceledger.core.event.ApplicationEvent.CorrectionLapsed;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.HandlingEvent.DecisionPeriodExtended;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.ResultEvent.DecisionMade;
import org.serviceledger.core.event.ResultEvent.ResultDelivered;
import org.serviceledger.core.event.ServiceEvent;

/** The number of the document (文书号) that a fact goes with. */
record Numbered(String number, @Nullable String department) {

    /** Null when it goes with none. */
    static @Nullable Numbered of(ServiceEvent fact) {
        return switch (fact) {
            case MaterialsReceived f -> of(f.receiptNo() == null ? f.documentNo() : f.receiptNo(), f.department());
            case CorrectionRequired f -> of(f.documentNo(), f.department());
            case CorrectionSubmitted f -> of(f.documentNo(), f.department());
            case CorrectionLapsed f -> of(f.documentNo(), f.department());
            case ApplicationAccepted f -> of(f.documentNo(), f.department());
            case AcceptanceDeemed f -> of(f.documentNo(), f.department());
            case ApplicationNotAccepted f -> of(f.documentNo(), f.department());
            case ApplicationReturned f -> of(f.documentNo(), f.department());
            case ApplicationWithdrawn f -> of(f.documentNo(), f.department());
            case CaseTerminated f -> of(f.documentNo(), f.department());
            case SpecialProcedureStarted f -> of(f.noticeNo(), null);
            case DecisionPeriodExtended f -> of(f.noticeNo(), null);
            case DecisionMade f -> of(f.documentNo(), f.department());
            case ResultDelivered f -> of(f.documentNo(), null);
            default -> null;
        };
    }

    private static @Nullable Numbered of(@Nullable String number, @Nullable String department) {
        return number == null || number.isEmpty() ? null : new Numbered(number, department);
    }
}
