package org.serviceledger.projections.read;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.casefile.CaseGroups;
import org.serviceledger.projections.casefile.TraceGap;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.RateQuery.Scope;

/** Lists the cases closed whose trace lacks something (全过程留痕缺口). */
public final class TraceGapReader {

    private static final CaseFileView CASES = new CaseFileView();

    private final ViewReader views;
    private final RateReferenceReader references;
    private final LedgerClock clock;

    public TraceGapReader(ViewReader views, LedgerClock clock) {
        this.views = views;
        this.references = new RateReferenceReader(views);
        this.clock = clock;
    }

    /**
     * A case with what its trace lacks.
     *
     * @param imported whether it comes from a bulk import, which the rate leaves out
     */
    public record Gap(String caseNo, @Nullable String item, @Nullable String itemName, @Nullable String region,
            @Nullable String department, @Nullable String departmentName, OffsetDateTime closedAt, boolean imported,
            List<EvidenceRow.Missing> missing) {}

    /**
     * A page, the latest application first.
     *
     * @param period in which it is settled that something is missing, which is by the closing except for a delivery
     * @param lacking what must be missing; anything when null
     */
    public Mono<ListPage<Gap>> page(Scope scope, Period period, @Nullable TraceGap lacking, int limit,
            @Nullable ListCursor after) {
        return references.now().flatMap(known -> {
            var today = Days.of(clock.now());
            var counts = known.counts(scope, Set.of(), today);
            return new FilteredList<CaseFile, Gap>(views, CASES, file -> {
                LocalDate day = TraceGap.settledOn(file);
                if (day == null || file.closing() == null || !counts.test(file.itemCode())) {
                    return null;
                }
                List<TraceGap> gaps = TraceGap.of(file, today);
                boolean wanted = lacking == null ? !gaps.isEmpty() : gaps.contains(lacking);
                if (!wanted || day.isBefore(period.first()) || day.isAfter(period.last())) {
                    return null;
                }
                ItemNames item = ItemNames.of(known, file.itemCode(), today);
                return new Gap(file.caseNo(), item.code(), item.name(), item.region(), item.department(),
                        item.departmentName(), Days.shown(file.closing().at()), file.historical(),
                        EvidenceReader.missing(gaps));
            }).page(CaseGroups.TRACE_GAP, limit, after);
        });
    }
}
