package org.serviceledger.query.http;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A case with everything that is in its dossier.
 *
 * @param next what comes next, and who must act
 */
public record CaseDetail(@JsonUnwrapped CaseAnswer file, NextStep next, List<CertificateAnswer> certificates,
        @JsonUnwrapped CaseDossier dossier) {

    /** As its applicant sees it: without what supervision says among offices. */
    CaseDetail forApplicant() {
        return new CaseDetail(file.forApplicant(), next, certificates, dossier);
    }

    /** Without what the applicant wrote. */
    CaseDetail masked() {
        return new CaseDetail(file.masked(), next, certificates, dossier);
    }
}
