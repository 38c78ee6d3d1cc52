package org.serviceledger.query.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.projections.certificate.CertificateFile;
import org.serviceledger.projections.read.CaseSearch;
import org.serviceledger.projections.read.CertificateRegister;

/** {@code GET /api/v1/certificates}: the register of certificates (证照). */
@RestController
public final class CertificateEndpoint {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final CertificateRegister register;
    private final LedgerClock clock;

    public CertificateEndpoint(CertificateRegister register, LedgerClock clock) {
        this.register = register;
        this.clock = clock;
    }

    /**
     * Certificates, the last issued first.
     *
     * @param caseNo only those of a case
     * @param state  only those in a state now
     * @param q      words to be found in the certificate's or the issuer's name, or pieces of its number
     */
    @GetMapping("/api/v1/certificates")
    public Mono<ItemList<CertificateAnswer>> list(@RequestParam @Nullable String caseNo,
            @RequestParam @Nullable String state, @RequestParam @Nullable String q,
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        return register.page(Parameters.nonEmpty(caseNo),
                Parameters.oneOf("state", state, CertificateFile.State.class), CaseSearch.words(q == null ? "" : q),
                Parameters.limit(limit, USUAL, MOST), Parameters.cursor(cursor))
                .map(page -> ItemList.of(page, file -> CertificateAnswer.of(file, clock.now())));
    }

    /** One certificate; 404 {@code certificate-not-found}. */
    @GetMapping("/api/v1/certificates/{certificateNo}")
    public Mono<CertificateAnswer> one(@PathVariable String certificateNo) {
        return register.find(certificateNo).map(file -> CertificateAnswer.of(file, clock.now()))
                .switchIfEmpty(Mono.error(() -> Parameters.problem(HttpStatus.NOT_FOUND, "certificate-not-found",
                        "nothing is recorded of certificate " + certificateNo)));
    }
}
