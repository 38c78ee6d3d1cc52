package org.serviceledger.query.http;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.serviceledger.projections.read.EvidenceRow;

/**
 * A case with everything that is in its dossier.
 *
 * @param next      what comes next, and who must act
 * @param traceGaps what the trace of a closed case lacks; not shown to applicants
 */
public record CaseDetail(@JsonUnwrapped CaseAnswer file, NextStep next, List<CertificateAnswer> certificates,
        List<EvidenceRow.Missing> traceGaps, @JsonUnwrapped CaseDossier dossier) {

    /** As its applicant sees it: without what supervision says among offices. */
    CaseDetail forApplicant() {
        return new CaseDetail(file.forApplicant(), next, certificates, List.of(), dossier);
    }

    /** Without what the applicant wrote. */
    CaseDetail masked() {
        return new CaseDetail(file.masked(), next, certificates, traceGaps, dossier);
    }
}
