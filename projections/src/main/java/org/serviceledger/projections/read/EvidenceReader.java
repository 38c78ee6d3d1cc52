package org.serviceledger.projections.read;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            if (definition == null) {
                return Mono.just(new ListPage<>(List.of(), null));
            }
            return definition.evidence() == Evidence.ITEM
                    ? items(sight, definition, query, part, limit, after)
                    : new Search(sight, definition, query, part, limit).from(after);
        });
    }

    private Mono<ListPage<EvidenceRow>> items(RateSight sight, Definition definition, RateQuery query, Part part,
            int limit, @Nullable ListCursor after) {
        return sight.parts(definition, query.period(), query.scope()).map(parts -> {
            List<EvidenceRow> rows = new ArrayList<>();
            String last = after == null ? "" : after.id();
            for (Map.Entry<String, Amount> one : new TreeMap<>(parts).tailMap(last, false).entrySet()) {
                if (part.has(one.getValue())) {
                    if (rows.size() == limit) {
                        return new ListPage<>(rows, cursor(rows.getLast().id()));
                    }
                    rows.add(row(sight, Evidence.ITEM, one.getKey(), one.getKey(), null, null, null, one.getValue(),
                            List.of()));
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
        private final Definition definition;
        private final Part part;
        private final int limit;
        private final List<Slice> slices;
        private final Predicate<String> counts;
        private final List<EvidenceRow> rows = new ArrayList<>();
        private int seen;

        Search(RateSight sight, Definition definition, RateQuery query, Part part, int limit) {
            this.sight = sight;
            this.definition = definition;
            this.part = part;
            this.limit = limit;
            this.slices = sight.slices(definition, query.period());
            this.counts = sight.references().counts(query.scope(), definition.levels(), sight.today());
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
            return switch (definition.evidence()) {
                case CASE, ITEM -> CASES;
                case TICKET -> TICKETS;
                case APPOINTMENT -> APPOINTMENTS;
                case SOURCE_DAY -> SOURCE_DAYS;
            };
        }

        private void look(Object view) {
            EvidenceRow found = switch (view) {
                case CaseFile file -> ofCase(file);
                case TicketFile ticket -> ofTicket(ticket);
                case AppointmentFile appointment -> ofAppointment(appointment);
                case SourceDay day -> ofSourceDay(day);
                default -> throw new IllegalStateException("nothing is counted from " + view);
            };
            if (found != null) {
                rows.add(found);
            }
        }

        private @Nullable EvidenceRow ofCase(CaseFile file) {
            Amount amount = EntityAmount.of(CASES.contributions(file), slices, counts);
            return !part.has(amount)
                    ? null
                    : row(sight, Evidence.CASE, file.caseNo(), file.itemCode(), null,
                            file.submission() == null ? null : file.submission().at(),
                            file.closing() == null ? null : file.closing().at(), amount, missing(file));
        }

        private @Nullable EvidenceRow ofTicket(TicketFile ticket) {
            Amount amount = EntityAmount.of(TICKETS.contributions(ticket), slices, counts);
            return !part.has(amount)
                    ? null
                    : row(sight, Evidence.TICKET, ticket.ticketId(), null, ticket.hallId(), ticket.takenAt(),
                            ticket.calledAt(), amount, List.of());
        }

        private @Nullable EvidenceRow ofAppointment(AppointmentFile appointment) {
            Amount amount = EntityAmount.of(APPOINTMENTS.contributions(appointment), slices, counts);
            return !part.has(amount)
                    ? null
                    : row(sight, Evidence.APPOINTMENT, appointment.appointmentId(), appointment.itemCode(),
                            appointment.hallId(), appointment.slotStart(), null, amount, List.of());
        }

        private @Nullable EvidenceRow ofSourceDay(SourceDay day) {
            Amount amount = EntityAmount.of(SOURCE_DAYS.contributions(day), slices, counts);
            return !part.has(amount)
                    ? null
                    : row(sight, Evidence.SOURCE_DAY, day.day() + "/" + day.source(), null, null, null, null, amount,
                            List.of());
        }
    }

    static List<EvidenceRow.Missing> missing(CaseFile file) {
        return TraceGap.of(file).stream().map(gap -> new EvidenceRow.Missing(gap.name(), gap.zh(), gap.en())).toList();
    }

    private static EvidenceRow row(RateSight sight, Evidence kind, String id, @Nullable String item,
            @Nullable String hall, @Nullable Instant happened, @Nullable Instant ended, Amount amount,
            List<EvidenceRow.Missing> missing) {
        ItemFile file = item == null ? null : sight.references().items().get(item);
        ServiceItemPublished known = file == null ? null : file.on(sight.today());
        return new EvidenceRow(kind, id, item, known == null ? null : known.name(),
                known == null ? null : known.region(), known == null ? null : known.departmentName(), hall,
                shown(happened), shown(ended), amount.numerator(), amount.denominator(), missing);
    }

    private static @Nullable OffsetDateTime shown(@Nullable Instant instant) {
        return instant == null ? null : Days.shown(instant);
    }
}
