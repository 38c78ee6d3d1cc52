package org.serviceledger.projections.certificate;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.DeliveryMethod;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.ResultEvent.CertificateCancelled;
import org.serviceledger.core.event.ResultEvent.CertificateDelivered;
import org.serviceledger.core.event.ResultEvent.CertificateIssued;
import org.serviceledger.core.event.ResultEvent.CertificateRevoked;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.certificate.CertificateFile.State;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateViewTest {

    private static final EventEnvelope ISSUED = Facts.fact("2026-03-02T10:00:00+08:00",
            new CertificateIssued("case", "证1", "许可证", LocalDate.of(2026, 3, 10), LocalDate.of(2026, 3, 31), "局",
                    null, null));
    private static final EventEnvelope REVOKED = Facts.fact("2026-03-20T10:00:00+08:00",
            new CertificateRevoked("other-case", "证1", "行政许可法69", "撤1"));
    private static final EventEnvelope CANCELLED = Facts.fact("2026-03-25T10:00:00+08:00",
            new CertificateCancelled("case", "证1", "行政许可法70", null));

    private static CertificateFile fold(EventEnvelope... facts) {
        return Facts.fold(new CertificateView(), "证1", facts);
    }

    private static State state(CertificateFile file, String day) {
        return file.stateAt(Instant.parse(day + "T04:00:00Z"));
    }

    @Test
    void a_certificate_holds_from_its_first_day_through_its_last() {
        CertificateFile file = fold(ISSUED);
        assertThat(state(file, "2026-03-01")).isEqualTo(State.UNKNOWN);
        assertThat(state(file, "2026-03-05")).isEqualTo(State.NOT_YET);
        assertThat(state(file, "2026-03-10")).isEqualTo(State.VALID);
        assertThat(state(file, "2026-03-31")).isEqualTo(State.VALID);
        assertThat(state(file, "2026-04-01")).isEqualTo(State.EXPIRED);
    }

    @Test
    void what_ended_it_first_counts_in_whatever_order_it_is_told() {
        for (CertificateFile file : new CertificateFile[]{fold(ISSUED, REVOKED, CANCELLED),
                fold(CANCELLED, REVOKED, ISSUED)}) {
            assertThat(state(file, "2026-03-19")).isEqualTo(State.VALID);
            assertThat(state(file, "2026-03-20")).isEqualTo(State.REVOKED);
            assertThat(state(file, "2026-05-01")).isEqualTo(State.REVOKED);
        }
        assertThat(state(fold(REVOKED), "2026-03-21")).isEqualTo(State.REVOKED);
    }

    @Test
    void the_first_delivery_counts() {
        EventEnvelope first = Facts.fact("2026-03-03T10:00:00+08:00",
                new CertificateDelivered("case", "证1", DeliveryMethod.COURIER, null));
        EventEnvelope again = Facts.fact("2026-03-04T10:00:00+08:00",
                new CertificateDelivered("case", "证1", DeliveryMethod.WINDOW, null));
        assertThat(fold(again, ISSUED, first).delivered().method()).isEqualTo(DeliveryMethod.COURIER);
    }
}
