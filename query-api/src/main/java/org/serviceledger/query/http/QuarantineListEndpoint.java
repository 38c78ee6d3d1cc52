package org.serviceledger.query.http;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.quarantine.QuarantineFile;
import org.serviceledger.projections.quarantine.QuarantineView;
import org.serviceledger.projections.read.ListPage;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/** {@code GET /api/v1/quarantine}: records that were not understood, the newest first. */
@RestController
public final class QuarantineListEndpoint {

    private static final QuarantineView ENTRIES = new QuarantineView();
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final ViewReader views;
    private final CallerSource callers;

    public QuarantineListEndpoint(ViewReader views, CallerSource callers) {
        this.views = views;
        this.callers = callers;
    }

    /** A record that was not understood, and why. */
    public record Entry(String quarantineId, @Nullable String recordId, @Nullable String recordSource,
            @Nullable String recordType, @Nullable String code, @Nullable String detail,
            @Nullable OffsetDateTime receivedAt, long position, boolean resolved, @Nullable Long resolvedPosition) {

        static Entry of(QuarantineFile file) {
            return new Entry(file.quarantineId(), file.recordId(), file.recordSource(), file.recordType(), file.code(),
                    file.detail(), file.receivedAt() == null ? null : Days.shown(file.receivedAt()), file.keptAt(),
                    file.resolvedPosition() != null, file.resolvedPosition());
        }
    }

    /** A page of the entries; to a source itself only those of its own among them. */
    @GetMapping("/api/v1/quarantine")
    public Mono<ItemList<Entry>> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        int size = Parameters.limit(limit, USUAL, MOST);
        ListQuery newest = new ListQuery(QuarantineView.KIND, QuarantineView.LIST, true, "", "", size);
        return Mono.zip(callers.caller(), views.page(ENTRIES, newest, Parameters.cursor(cursor))).map(both -> {
            List<QuarantineFile> seen = both.getT2().items().stream()
                    .filter(file -> both.getT1().sees(file.recordSource())).toList();
            return ItemList.of(new ListPage<>(seen, both.getT2().next()), Entry::of);
        });
    }
}
