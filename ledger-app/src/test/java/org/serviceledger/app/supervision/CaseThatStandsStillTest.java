package org.serviceledger.app.supervision;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.identity.Caller.Role;
import org.serviceledger.core.identity.Ownership;
import org.serviceledger.core.ledger.Append;
import org.serviceledger.core.ledger.NewEvent;
import org.serviceledger.core.ledger.Tag;
import org.serviceledger.projections.casefile.CaseStatus;
import org.serviceledger.projections.reference.ReferenceReader;
import org.serviceledger.projections.store.Generations;
import org.serviceledger.query.http.CaseAccess;
import org.serviceledger.query.http.CaseDetail;
import org.serviceledger.query.http.CaseEndpoint;
import org.serviceledger.query.http.HistoryEndpoint;
import org.serviceledger.query.http.HistoryItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A case of which an event cannot be read is told as it was before that event, now, in looking back and in its history. */
class CaseThatStandsStillTest {

    @Test
    void it_is_told_as_far_as_it_is_known(@TempDir Path directory) throws Exception {
        try (SupervisedOffice office = new SupervisedOffice(directory)) {
            // given
            office.record("2026-01-05", new ApplicationAccepted("c", "dept", null, null));
            office.setTime("2026-01-06");
            NewEvent unreadable = new NewEvent("CaseClosed", CloudEventCodec.CONTENT_TYPE,
                    "not json".getBytes(StandardCharsets.UTF_8), Set.of(Tag.of("case", "c")), null);
            office.ledger.append(new Append(List.of(unreadable), null)).block(SupervisedOffice.PATIENCE);
            office.record("2026-01-07", new CaseClosed("c", "result"));
            SupervisedOffice.await("the views", () -> office.runner.position() >= 2);
            // when
            CaseAccess access = new CaseAccess(() -> Mono.just(new Caller("i", Set.of(Role.INSPECTOR))),
                    new Ownership(office.ledger));
            CaseEndpoint cases = new CaseEndpoint(office.views, office.ledger, office.codec, office.clock, access,
                    new ReferenceReader(office.store, Generations.only(1)));
            List<CaseDetail> told = List.of(
                    said(cases.one("c", null, null, null)),
                    said(cases.one("c", null, "2026-01-08T00:00:00+08:00", null)),
                    said(cases.one("c", "2026-01-08T00:00:00+08:00", null, null)),
                    said(cases.one("c", null, null, "2")),
                    said(cases.one("c", null, "2026-01-05T12:00:00+08:00", null)));
            // then
            assertThat(told).allSatisfy(detail -> {
                assertThat(detail.file().status()).isEqualTo(CaseStatus.ACCEPTED);
                assertThat(detail.file().position()).isZero();
            });
            assertThat(said(cases.clock("c", null, "2026-01-08T00:00:00+08:00"))).isNotNull();
            // and the history hides nothing
            var history = said(new HistoryEndpoint(office.ledger, office.codec, access).history("c", null, null));
            assertThat(history.items()).extracting(HistoryItem::position, HistoryItem::type, HistoryItem::unreadable)
                    .containsExactly(tuple(0L, "ApplicationAccepted", false), tuple(1L, "CaseClosed", true),
                            tuple(2L, "CaseClosed", false));
        }
    }

    private static <T> T said(Mono<T> answer) {
        return answer.blockOptional(SupervisedOffice.PATIENCE).orElseThrow();
    }
}
