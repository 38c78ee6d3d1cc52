package org.serviceledger.command.casework;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;

/** Issues a certificate (制证). */
public record IssueCertificate(String caseNo, String certificateNo, @Nullable String name,
        @Nullable LocalDate validFrom, @Nullable LocalDate validUntil, @Nullable String issuer) {

    public IssueCertificate {
        Require.key("caseNo", caseNo);
        Require.key("certificateNo", certificateNo);
    }
}
