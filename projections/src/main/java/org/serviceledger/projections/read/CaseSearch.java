package org.serviceledger.projections.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.projections.Days;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.casefile.CaseGroups;
import org.serviceledger.projections.casefile.SupervisionGroups;
import org.serviceledger.projections.store.GroupCount;
import org.serviceledger.projections.store.ListKey;
import org.serviceledger.projections.store.Selection;
import org.serviceledger.projections.store.ViewDocument;
import org.serviceledger.projections.store.ViewStoreException;

/** Searches cases, the newest application first, as they are now. */
public final class CaseSearch {

    private static final int MOST_DAYS = 1_000;
    private static final int PAGE = 500;

    private final ViewReader views;
    private final CaseWords words;
    private final LedgerClock clock;

    public CaseSearch(ViewReader views, LedgerClock clock) {
        this.views = views;
        this.words = new CaseWords(views);
        this.clock = clock;
    }

    /** The words of a text as {@link CaseQuery#words()} wants them. */
    public static List<String> words(String text) {
        return CaseWords.of(text);
    }

    /**
     * A page of the cases that are asked for.
     *
     * @param after where the page before ended; null for the first one. It is read in the generation of the
     *              first, so that a rebuild in between neither repeats nor leaves out anything
     * @return the page; error {@link ViewStoreException.GenerationGone} when the cursor's generation is no more
     */
    public Mono<ListPage<CaseFile>> page(CaseQuery query, int limit, @Nullable ListCursor after) {
        return Mono.defer(() -> {
            int generation = after == null ? views.generations().inUse() : after.generation();
            if (!views.generations().isReadable(generation)) {
                return Mono.error(new ViewStoreException.GenerationGone(generation));
            }
            Instant now = clock.now();
            return Mono.zip(meanings(query), deviceDays(query, generation))
                    .flatMap(found -> page(query, found.getT1(), found.getT2(), limit, after, generation, now));
        });
    }

    /** How many cases are asked for, counted up to a bound. */
    public Mono<Integer> count(CaseQuery query, int most) {
        return page(query, most, null).map(page -> page.next() == null ? page.items().size() : most + 1);
    }

    /**
     * All cases that are asked for, read a page at a time as they are wanted. They are read in one generation, which
     * is long enough there even if the views are rebuilt meanwhile, unless the reader takes very long.
     */
    public Flux<CaseFile> all(CaseQuery query) {
        return page(query, PAGE, null)
                .expand(page -> page.next() == null ? Mono.empty() : page(query, PAGE, page.next()), 1)
                .concatMapIterable(ListPage::items, 1);
    }

    /** Groups of many cases that one device or one clerk's night has in common, the greatest first. */
    public Flux<GroupCount> patterns(String prefix, long atLeast, int limit) {
        return Flux.defer(() -> views.store().groupCounts(views.generations().inUse(), CaseFileView.KIND, prefix,
                clock.now(), atLeast, limit));
    }

    private Mono<List<CaseWords.Meaning>> meanings(CaseQuery query) {
        return Flux.fromIterable(query.words()).concatMap(words::meaning).collectList();
    }

    /** A device is listed by day. */
    private Mono<Set<String>> deviceDays(CaseQuery query, int generation) {
        String device = query.device();
        LocalDate day = query.ratedOn();
        if (device == null) {
            return Mono.just(Set.of());
        }
        return day != null
                ? Mono.just(Set.of(CaseGroups.rated(device, day)))
                : views.store().groupNames(generation, CaseFileView.KIND, CaseGroups.RATED + device + "|", "",
                        MOST_DAYS).collect(Collectors.toSet());
    }

    private Mono<ListPage<CaseFile>> page(CaseQuery query, List<CaseWords.Meaning> meanings, Set<String> deviceDays,
            int limit, @Nullable ListCursor after, int generation, Instant now) {
        List<Set<String>> conditions = conditions(query, deviceDays);
        List<Set<String>> all = new ArrayList<>(conditions);
        meanings.forEach(meaning -> all.add(meaning.groups()));
        Selection selection = selection(all, query, now, after, limit + 1);
        Set<String> single = meanings.stream().flatMap(meaning -> meaning.cases().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Flux<ViewDocument> named = Flux.fromIterable(single)
                .concatMap(id -> views.store().find(generation, CaseFileView.KIND, id))
                .filter(document -> isMet(document, conditions, meanings, selection));
        return Flux.concat(views.store().search(generation, selection), named).collectList()
                .map(found -> page(found, limit, generation));
    }

    private static Selection selection(List<Set<String>> conditions, CaseQuery query, Instant now,
            @Nullable ListCursor after, int limit) {
        LocalDate to = query.to();
        Selection first = new Selection(CaseFileView.KIND, conditions, now, true, sort(query.from()),
                sort(to == null ? null : to.plusDays(1)), "", "", limit);
        return after == null ? first : first.after(after.sort(), after.id());
    }

    private static String sort(@Nullable LocalDate day) {
        return day == null ? "" : Days.sortable(day.atStartOfDay(Days.ZONE).toInstant());
    }

    /** Of each word a case must be in a group that it means, or be a case that it means. */
    private static boolean isMet(ViewDocument document, List<Set<String>> conditions,
            List<CaseWords.Meaning> meanings, Selection selection) {
        Set<String> groups = document.listKeys().stream().filter(key -> key.holdsAt(selection.at()))
                .map(ListKey::name).collect(Collectors.toCollection(HashSet::new));
        return selection.reaches(document.listSort(), document.id())
                && conditions.stream().allMatch(names -> names.stream().anyMatch(groups::contains))
                && meanings.stream().allMatch(meaning -> meaning.cases().contains(document.id())
                        || meaning.groups().stream().anyMatch(groups::contains));
    }

    private static ListPage<CaseFile> page(List<ViewDocument> found, int limit, int generation) {
        TreeMap<String, ViewDocument> ordered = new TreeMap<>(Comparator.reverseOrder());
        found.forEach(document -> ordered.put(document.listSort() + "\n" + document.id(), document));
        List<ViewDocument> shown = ordered.values().stream().limit(limit).toList();
        ListCursor next = ordered.size() > limit
                ? new ListCursor(generation, shown.getLast().listSort(), shown.getLast().id())
                : null;
        return new ListPage<>(shown.stream().map(one -> ViewJson.read(one.json(), CaseFile.class)).toList(), next);
    }

    private static List<Set<String>> conditions(CaseQuery query, Set<String> deviceDays) {
        List<Set<String>> conditions = new ArrayList<>();
        any(conditions, query.items(), CaseGroups::ofItem);
        any(conditions, query.departments(), CaseGroups::ofDepartment);
        any(conditions, query.regions(), CaseGroups::inRegion);
        any(conditions, query.statuses(), CaseGroups::in);
        any(conditions, query.lights(), CaseGroups::with);
        any(conditions, query.channels(), CaseGroups::by);
        any(conditions, query.steps(), step -> CaseGroups.STEP + step);
        any(conditions, query.irregularities(), CaseGroups::irregular);
        any(conditions, query.orders(), SupervisionGroups::orders);
        String clerk = query.clerk();
        LocalDate night = query.night();
        if (clerk != null) {
            conditions.add(Set.of(night == null
                    ? CaseGroups.workedOnBy(clerk)
                    : CaseGroups.acceptedByNight(clerk, night)));
        }
        if (query.subject() != null) {
            conditions.add(Set.of(CaseGroups.ofSubject(query.subject())));
        }
        if (query.device() != null) {
            conditions.add(deviceDays);
        }
        if (query.overdue()) {
            conditions.add(Set.of(CaseGroups.OVERDUE));
        } else if (query.open()) {
            conditions.add(Set.of(CaseGroups.OPEN));
        }
        if (conditions.isEmpty() && query.words().isEmpty()) {
            conditions.add(Set.of(CaseGroups.ALL));
        }
        return conditions;
    }

    private static <T> void any(List<Set<String>> conditions, Set<T> values, Function<T, String> group) {
        if (!values.isEmpty()) {
            conditions.add(values.stream().map(group).collect(Collectors.toSet()));
        }
    }
}
