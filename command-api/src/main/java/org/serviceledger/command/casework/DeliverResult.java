package org.serviceledger.command.casework;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.DeliveryMethod;

/** Delivers the result (送达). */
public record DeliverResult(String caseNo, @Nullable DeliveryMethod method, @Nullable String trackingNo,
        @Nullable String documentNo) {

    public DeliverResult {
        Require.key("caseNo", caseNo);
    }
}
