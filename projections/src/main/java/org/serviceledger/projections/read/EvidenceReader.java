package org.serviceledger.projections.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.View;
import org.serviceledger.projections.appointment.AppointmentFile;
import org.serviceledger.projections.appointment.AppointmentView;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.casefile.TraceGap;
import org.serviceledger.projections.item.ItemFile;
import org.serviceledger.projections.item.ItemView;
import org.serviceledger.projections.queue.TicketFile;
import org.serviceledger.projections.queue.TicketView;
import org.serviceledger.projections.rates.Count.Evidence;
import org.serviceledger.projections.rates.Definition;
import org.serviceledger.projections.rates.Definition.Slice;
import org.serviceledger.projections.source.SourceDay;
import org.serviceledger.projections.source.SourceDayView;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ViewDocument;

/**
 * Finds what stands behind a rate: the entities whose own buckets, added up by the same definition, give
 * anything. So what is found adds up to the rate exactly.
 */
public final class EvidenceReader {

    /** Most entities looked through for one page; a page may then have less than was asked for, but goes on. */
    private static final int MOST_LOOKED_THROUGH = 5000;
    private static final int CHUNK = 500;

    private static final ItemView ITEMS = new ItemView();
    private static final CaseFileView CASES = new CaseFileView();
    private static final AppointmentView APPOINTMENTS = new AppointmentView();
    private static final TicketView TICKETS = new TicketView();
    private static final SourceDayView SOURCE_DAYS = new SourceDayView();

    private final RateReader rates;
    private final ViewReader views;

    public EvidenceReader(RateReader rates, ViewReader views) {
        this.rates = rates;
        this.views = views;
    }

    /** Which part of a rate is asked for. */
    public enum Part {
        NUMERATOR, DENOMINATOR,
        /** What is below the line but not above it. */
        MISSING;

        boolean has(Amount amount) {
            return switch (this) {
                case NUMERATOR -> amount.numerator() != 0;
                case DENOMINATOR -> amount.denominator() != 0;
                case MISSING -> amount.denominator() > amount.numerator();
            };
        }
    }

    /**
     * A page of what stands behind a rate, by id.
     *
     * @param after where the page before ended; null for the first one
     */
    public Mono<ListPage<EvidenceRow>> page(RateQuery query, Part part, int limit, @Nullable ListCursor after) {
        return rates.sight(query).flatMap(sight -> {
            Definition definition = RateReader.definition(sight, String.valueOf(query.metric()), query.definition());
            return definition == null
                    ? Mono.just(new ListPage<>(List.of(), null))
                    : page(sight, query, new Looked(definition, null, part), limit, after);
        });
    }

    /**
     * A page of what a metric's definitions count differently (口径对比), by id: each with what it adds under the
     * definition that the query names, and under the other one.
     *
     * @param other name of the other definition
     * @throws RateReader.UnknownDefinitionException when the metric has none of that name
     * @throws NotComparableException when the two count different things
     */
    public Mono<ListPage<EvidenceRow>> differences(RateQuery query, String other, int limit,
            @Nullable ListCursor after) {
        return rates.sight(query).flatMap(sight -> {
            String metric = String.valueOf(query.metric());
            Definition definition = RateReader.definition(sight, metric, query.definition());
            Definition second = RateReader.existing(sight, metric, other);
            if (definition == null) {
                return Mono.just(new ListPage<>(List.of(), null));
            }
            return definition.evidence() == second.evidence()
                    ? page(sight, query, new Looked(definition, second, Part.DENOMINATOR), limit, after)
                    : Mono.error(new NotComparableException(definition, second));
        });
    }

    /** Two definitions count different things, such as items and cases. */
    public static final class NotComparableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotComparableException(Definition one, Definition other) {
            super(one.id() + " counts each " + one.evidence() + ", " + other.id() + " each " + other.evidence());
        }
    }

    /**
     * What is looked for: a part of what a definition counts, or what another one counts differently.
     *
     * @param other null when one definition is looked at alone
     */
    private record Looked(Definition definition, @Nullable Definition other, Part part) {

        boolean finds(Amount amount, @Nullable Amount second) {
            return second == null ? part.has(amount) : !amount.equals(second);
        }
    }

    private Mono<ListPage<EvidenceRow>> page(RateSight sight, RateQuery query, Looked looked, int limit,
            @Nullable ListCursor after) {
        return looked.definition().evidence() == Evidence.ITEM
                ? items(sight, query, looked, limit, after)
                : new Search(sight, query, looked, limit).from(after);
    }

    private Mono<ListPage<EvidenceRow>> items(RateSight sight, RateQuery query, Looked looked, int limit,
            @Nullable ListCursor after) {
        Definition other = looked.other();
        Mono<Map<String, Amount>> second = other == null
                ? Mono.just(Map.of())
                : sight.parts(other, query.period(), query.scope());
        return Mono.zip(sight.parts(looked.definition(), query.period(), query.scope()), second).map(found -> {
            TreeSet<String> items = new TreeSet<>(found.getT1().keySet());
            items.addAll(found.getT2().keySet());
            List<EvidenceRow> rows = new ArrayList<>();
            for (String item : items.tailSet(after == null ? "" : after.id(), false)) {
                Amount amount = found.getT1().getOrDefault(item, Amount.NONE);
                Amount under = other == null ? null : found.getT2().getOrDefault(item, Amount.NONE);
                if (looked.finds(amount, under)) {
                    if (rows.size() == limit) {
                        return new ListPage<>(rows, cursor(rows.getLast().id()));
                    }
                    rows.add(row(sight, Evidence.ITEM, item, item, null, null, null, amount, under, List.of()));
                }
            }
            return new ListPage<>(rows, null);
        });
    }

    private ListCursor cursor(String id) {
        return new ListCursor(views.generations().inUse(), "", id);
    }

    /** A search through views, one chunk after the other, until the page is full. */
    private final class Search {

        private final RateSight sight;
        private final RateQuery query;
        private final Looked looked;
        private final int limit;
        private final Function<Map<BucketKey, Amount>, Amount> first;
        private final @Nullable Function<Map<BucketKey, Amount>, Amount> second;
        private final List<EvidenceRow> rows = new ArrayList<>();
        private int seen;

        Search(RateSight sight, RateQuery query, Looked looked, int limit) {
            this.sight = sight;
            this.query = query;
            this.looked = looked;
            this.limit = limit;
            this.first = amountBy(looked.definition());
            this.second = looked.other() == null ? null : amountBy(looked.other());
        }

        private Function<Map<BucketKey, Amount>, Amount> amountBy(Definition definition) {
            List<Slice> slices = sight.slices(definition, query.period());
            Predicate<String> counts = sight.references().counts(query.scope(), definition.levels(), sight.today());
            return contributions -> EntityAmount.of(contributions, slices, counts);
        }

        Mono<ListPage<EvidenceRow>> from(@Nullable ListCursor after) {
            return after == null ? from(views.generations().inUse(), "") : from(after.generation(), after.id());
        }

        private Mono<ListPage<EvidenceRow>> from(int generation, String afterId) {
            return views.scan(generation, view().kind(), afterId, CHUNK).collectList()
                    .flatMap(documents -> Flux.fromIterable(documents).concatMap(this::looked)
                            .takeUntil(last -> rows.size() == limit).last("").flatMap(last -> {
                                seen += documents.size();
                                boolean full = rows.size() == limit;
                                if (!full && documents.size() < CHUNK) {
                                    return Mono.just(new ListPage<>(rows, null));
                                }
                                return full || seen >= MOST_LOOKED_THROUGH
                                        ? Mono.just(new ListPage<>(rows, new ListCursor(generation, "", last)))
                                        : from(generation, last);
                            }));
        }

        /** Looks at a document, or at what was known of its entity then. */
        private Mono<String> looked(ViewDocument document) {
            Past.Knowledge past = sight.past();
            if (past == null || document.position() <= past.position()) {
                look(ViewReader.read(view(), document));
                return Mono.just(document.id());
            }
            return rates.past().view(view(), document.id(), past).doOnNext(this::look).thenReturn(document.id());
        }

        private View<?> view() {
            return switch (looked.definition().evidence()) {
                case CASE, ITEM -> CASES;
                case TICKET -> TICKETS;
                case APPOINTMENT -> APPOINTMENTS;
                case SOURCE_DAY -> SOURCE_DAYS;
            };
        }

        private void look(Object view) {
            switch (view) {
                case CaseFile file -> add(CASES.contributions(file), (amount, under) -> row(sight, Evidence.CASE,
                        file.caseNo(), file.itemCode(), null,
                        file.submission() == null ? null : file.submission().at(),
                        file.closing() == null ? null : file.closing().at(), amount, under,
                        missing(file, sight.today())));
                case TicketFile ticket -> add(TICKETS.contributions(ticket),
                        (amount, under) -> row(sight, Evidence.TICKET, ticket.ticketId(), null, ticket.hallId(),
                                ticket.takenAt(), ticket.calledAt(), amount, under, List.of()));
                case AppointmentFile appointment -> add(APPOINTMENTS.contributions(appointment),
                        (amount, under) -> row(sight, Evidence.APPOINTMENT, appointment.appointmentId(),
                                appointment.itemCode(), appointment.hallId(), appointment.slotStart(), null, amount,
                                under, List.of()));
                case SourceDay day -> add(SOURCE_DAYS.contributions(day),
                        (amount, under) -> row(sight, Evidence.SOURCE_DAY, day.day() + "/" + day.source(), null, null,
                                null, null, amount, under, List.of()));
                default -> throw new IllegalStateException("nothing is counted from " + view);
            }
        }

        private void add(Map<BucketKey, Amount> contributions, RowMaker maker) {
            Amount amount = first.apply(contributions);
            Amount under = second == null ? null : second.apply(contributions);
            if (looked.finds(amount, under)) {
                rows.add(maker.row(amount, under));
            }
        }
    }

    /** Makes the row of an entity of what it adds. */
    @FunctionalInterface
    private interface RowMaker {
        EvidenceRow row(Amount amount, @Nullable Amount under);
    }

    /** What the trace of a closed case lacks on a day, in words. */
    public static List<EvidenceRow.Missing> missing(CaseFile file, LocalDate today) {
        return missing(TraceGap.of(file, today));
    }

    static List<EvidenceRow.Missing> missing(List<TraceGap> gaps) {
        return gaps.stream().map(gap -> new EvidenceRow.Missing(gap.name(), gap.zh(), gap.en())).toList();
    }

    private static EvidenceRow row(RateSight sight, Evidence kind, String id, @Nullable String item,
            @Nullable String hall, @Nullable Instant happened, @Nullable Instant ended, Amount amount,
            @Nullable Amount under, List<EvidenceRow.Missing> missing) {
        ItemFile file = item == null ? null : sight.references().items().get(item);
        ServiceItemPublished known = file == null ? null : file.on(sight.today());
        return new EvidenceRow(kind, id, item, known == null ? null : known.name(),
                known == null ? null : known.region(), known == null ? null : known.departmentName(), hall,
                shown(happened), shown(ended), amount.numerator(), amount.denominator(), missing,
                under == null ? null : new EvidenceRow.Other(under.numerator(), under.denominator()));
    }

    private static @Nullable OffsetDateTime shown(@Nullable Instant instant) {
        return instant == null ? null : Days.shown(instant);
    }
}
