package org.serviceledger.app.demo;

import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.read.HallBoard;
import org.serviceledger.projections.read.HallReader;
import org.serviceledger.projections.read.ViewReader;
import org.serviceledger.projections.store.ViewStore.ListQuery;

/** What a stranger can look at, and how far the demonstration is. */
@RestController
final class DemoEndpoint {

    private static final int SEARCHED = 200;
    private static final int SHOWN = 5;
    private static final CaseFileView CASES = new CaseFileView();

    private final ViewReader views;
    private final HallReader halls;
    private final LedgerClock clock;
    private final ObjectProvider<DemoPlayer> player;

    DemoEndpoint(ViewReader views, HallReader halls, LedgerClock clock, ObjectProvider<DemoPlayer> player) {
        this.views = views;
        this.halls = halls;
        this.clock = clock;
        this.player = player;
    }

    /** Numbers to try. */
    record Examples(List<String> caseNos, List<String> hallIds) {}

    /** State of the demonstration: LOADING, LIVE, LOADED, STOPPED, or EMPTY when nothing is played. */
    record Status(String state, OffsetDateTime now) {}

    /** Cases that something happened to lately, those with the longest history first, and halls. */
    @GetMapping("/demo/examples")
    Mono<Examples> examples() {
        ListQuery latest = new ListQuery(CASES.kind(), CaseFileView.ALL, true, "", "", SEARCHED);
        Mono<List<String>> cases = views.page(CASES, latest)
                .sort((one, other) -> Integer.compare(length(other), length(one))).take(SHOWN).map(CaseFile::caseNo)
                .collectList();
        return Mono.zip(cases, halls.halls().take(SHOWN).map(HallBoard::hallId).collectList())
                .map(found -> new Examples(found.getT1(), found.getT2()));
    }

    private static int length(CaseFile file) {
        return file.steps() + (file.closing() == null ? 0 : 1) + (file.evaluation() == null ? 0 : 1);
    }

    @GetMapping("/demo/status")
    Status status() {
        DemoPlayer playing = player.getIfAvailable();
        return new Status(playing == null ? "EMPTY" : playing.state().name(), Days.shown(clock.now()));
    }
}
