package org.serviceledger.query.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.DeliveryMethod;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.certificate.CertificateFile;

/**
 * A certificate as it stands; of its holder nothing is shown.
 *
 * @param caseNo  case in which it was issued
 * @param endings what ended it, the first first
 */
public record CertificateAnswer(String certificateNo, CertificateFile.State state, @Nullable String caseNo,
        @Nullable String name, @Nullable String issuer, @Nullable LocalDate validFrom, @Nullable LocalDate validUntil,
        @Nullable String electronicId, @Nullable OffsetDateTime issuedAt, @Nullable OffsetDateTime deliveredAt,
        @Nullable DeliveryMethod deliveredBy, List<Ended> endings) {

    /** What ended it. */
    public record Ended(CertificateFile.State state, OffsetDateTime at, String caseNo, @Nullable String legalBasis,
            @Nullable String documentNo) {}

    static CertificateAnswer of(CertificateFile file, Instant now) {
        CertificateFile.Issue issue = file.issued();
        CertificateFile.Delivery delivery = file.delivered();
        return new CertificateAnswer(file.certificateNo(), file.stateAt(now), issue == null ? null : issue.caseNo(),
                issue == null ? null : issue.name(), issue == null ? null : issue.issuer(),
                issue == null ? null : issue.validFrom(), issue == null ? null : issue.validUntil(),
                issue == null ? null : issue.electronicId(), issue == null ? null : Days.shown(issue.at()),
                delivery == null ? null : Days.shown(delivery.at()), delivery == null ? null : delivery.method(),
                file.endings().stream().map(ending -> new Ended(ending.state(), Days.shown(ending.at()),
                        ending.caseNo(), ending.legalBasis(), ending.documentNo())).toList());
    }
}
