package org.serviceledger.query.http;

import java.util.Comparator;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.AssessmentEvent.NationalBaselineRecorded;
import org.serviceledger.projections.baseline.BaselineFile;
import org.serviceledger.projections.baseline.BaselineView;
import org.serviceledger.projections.read.ViewReader;

/** {@code GET /api/v1/baselines}: the country's figures that the plan starts from, each with its day and its source. */
@RestController
public final class BaselineEndpoint {

    private static final BaselineView FIGURES = new BaselineView();

    private final ViewReader views;

    public BaselineEndpoint(ViewReader views) {
        this.views = views;
    }

    /** Every figure as it was published last, in the order in which the ledger came to know them. */
    @GetMapping("/api/v1/baselines")
    public Mono<ItemList<NationalBaselineRecorded>> all() {
        return views.all(FIGURES, BaselineView.LIST).sort(Comparator.comparing(BaselineFile::position))
                .mapNotNull(BaselineFile::figure).collectList().map(ItemList::whole);
    }
}
