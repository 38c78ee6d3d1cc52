package org.serviceledger.projections.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseGroups;
import org.serviceledger.projections.process.ProcessMap.Bottleneck;
import org.serviceledger.projections.process.ProcessMap.Kind;
import org.serviceledger.projections.process.ProcessMap.Place;
import org.serviceledger.projections.process.ProcessMap.Step;
import org.serviceledger.projections.process.ProcessMap.Transition;
import org.serviceledger.projections.process.ProcessMap.Variant;

/** Adds the ways of cases up to a map. Each pass of a step takes a dozen bytes, so who adds bounds the number of cases. */
public final class ProcessMining {

    /** Steps in departments that are shown. */
    public static final int PLACES_SHOWN = 500;

    private static final int MOST_STEPS = 500;
    private static final int MOST_PLACES = 20_000;
    private static final int MOST_VARIANTS = 5_000;
    private static final int VARIANTS_SHOWN = 20;
    private static final int TRANSITIONS_SHOWN = 100;
    private static final int BOTTLENECKS_SHOWN = 3;
    private static final int HALF = 50;
    private static final int NINE_TENTHS = 90;
    private static final String OTHER = "其他环节";

    private final Map<String, StepSum> steps = new HashMap<>();
    private final Map<PlaceName, StepSum> places = new HashMap<>();
    private final Map<List<String>, Times> transitions = new HashMap<>();
    private final Map<List<String>, Long> variants = new HashMap<>();
    private long cases;

    private record PlaceName(String step, @Nullable String department) {}

    private static final class StepSum {
        private long cases;
        private long returns;
        private final Times elapsed = new Times();
        private final Times waiting = new Times();
        private final Times working = new Times();
    }

    /** Adds a case. */
    public void add(CaseFile file) {
        List<CaseWay.Visit> way = CaseWay.of(file);
        if (way.isEmpty()) {
            return;
        }
        cases++;
        String department = CaseGroups.departmentOf(file);
        Set<String> visited = new HashSet<>();
        Instant before = null;
        String from = null;
        for (CaseWay.Visit visit : way) {
            String step = known(visit.step());
            Duration elapsed = before == null ? Duration.ZERO : Duration.between(before, visit.at());
            boolean first = visited.add(step);
            pass(steps.computeIfAbsent(step, any -> new StepSum()), visit, elapsed, first);
            PlaceName place = new PlaceName(step, department);
            if (places.containsKey(place) || places.size() < MOST_PLACES) {
                pass(places.computeIfAbsent(place, any -> new StepSum()), visit, elapsed, first);
            }
            if (from != null) {
                transitions.computeIfAbsent(List.of(from, step), any -> new Times()).add(elapsed);
            }
            before = visit.at();
            from = step;
        }
        List<String> variant = way.stream().map(visit -> known(visit.step())).toList();
        if (variants.containsKey(variant) || variants.size() < MOST_VARIANTS) {
            variants.merge(variant, 1L, Long::sum);
        }
    }

    private static void pass(StepSum sum, CaseWay.Visit visit, Duration elapsed, boolean first) {
        sum.cases += first ? 1 : 0;
        sum.returns += first ? 0 : 1;
        sum.elapsed.add(elapsed);
        Duration working = visit.working();
        if (working != null) {
            Duration within = working.compareTo(elapsed) > 0 ? elapsed : working;
            sum.working.add(within);
            sum.waiting.add(elapsed.minus(within));
        }
    }

    /** A source that names each step anew must not fill the memory. */
    private String known(String step) {
        return steps.containsKey(step) || steps.size() < MOST_STEPS ? step : OTHER;
    }

    /**
     * The map.
     *
     * @param complete whether all cases were added that were asked for
     */
    public ProcessMap map(boolean complete) {
        long total = Math.max(1, steps.values().stream().mapToLong(sum -> sum.elapsed.total()).sum());
        List<Step> shown = steps.entrySet().stream().map(entry -> step(entry.getKey(), entry.getValue(), total))
                .sorted(Comparator.comparingLong(Step::totalSeconds).reversed().thenComparing(Step::step)).toList();
        List<Variant> ways = variants.entrySet().stream()
                .map(entry -> new Variant(entry.getKey(), entry.getValue(), share(entry.getValue(), cases)))
                .sorted(Comparator.comparingLong(Variant::cases).reversed()
                        .thenComparing(variant -> String.join("\n", variant.steps())))
                .limit(VARIANTS_SHOWN).toList();
        return new ProcessMap(cases, complete, shown, places(total), transitions(), ways,
                cases - ways.stream().mapToLong(Variant::cases).sum(), bottlenecks(shown));
    }

    private List<Place> places(long total) {
        Comparator<Map.Entry<PlaceName, StepSum>> order = Comparator
                .comparingLong(entry -> -entry.getValue().elapsed.total());
        return places.entrySet().stream()
                .sorted(order.thenComparing(entry -> entry.getKey().step())
                        .thenComparing(entry -> Objects.requireNonNullElse(entry.getKey().department(), "")))
                .limit(PLACES_SHOWN).map(entry -> place(entry.getKey(), entry.getValue(), total)).toList();
    }

    private static Place place(PlaceName name, StepSum sum, long total) {
        return new Place(name.step(), name.department(), sum.elapsed.count(), sum.cases, sum.returns,
                seconds(sum.elapsed, HALF), seconds(sum.elapsed, NINE_TENTHS), sum.waiting.share(HALF),
                sum.waiting.share(NINE_TENTHS), sum.waiting.count(), sum.elapsed.total(),
                share(sum.elapsed.total(), total));
    }

    private List<Transition> transitions() {
        return transitions.entrySet().stream()
                .map(entry -> new Transition(entry.getKey().get(0), entry.getKey().get(1), entry.getValue().count(),
                        seconds(entry.getValue(), HALF), seconds(entry.getValue(), NINE_TENTHS)))
                .sorted(Comparator.comparingLong(Transition::count).reversed().thenComparing(Transition::from)
                        .thenComparing(Transition::to))
                .limit(TRANSITIONS_SHOWN).toList();
    }

    private static Step step(String name, StepSum sum, long total) {
        return new Step(name, sum.elapsed.count(), sum.cases, sum.returns, seconds(sum.elapsed, HALF),
                seconds(sum.elapsed, NINE_TENTHS), sum.waiting.share(HALF), sum.waiting.share(NINE_TENTHS),
                sum.working.share(HALF), sum.working.share(NINE_TENTHS), sum.working.count(), sum.elapsed.total(),
                share(sum.elapsed.total(), total));
    }

    private List<Bottleneck> bottlenecks(List<Step> shown) {
        List<Bottleneck> found = new ArrayList<>();
        shown.stream().filter(step -> step.totalSeconds() > 0).limit(BOTTLENECKS_SHOWN)
                .forEach(step -> found.add(new Bottleneck(Kind.TIME, step.step(), step.share(),
                        "“%s”占全部用时的 %s".formatted(step.step(), percent(step.share())),
                        "%s takes %s of the time of all steps".formatted(step.step(), percent(step.share())))));
        shown.stream().filter(step -> step.returns() > 0)
                .sorted(Comparator.comparingLong(Step::returns).reversed().thenComparing(Step::step))
                .limit(BOTTLENECKS_SHOWN).forEach(step -> found.add(returns(step)));
        StepSum corrections = steps.get(CaseWay.CORRECTION_REQUIRED);
        if (corrections != null) {
            double share = share(corrections.elapsed.count(), cases);
            found.add(new Bottleneck(Kind.CORRECTIONS, CaseWay.CORRECTION_REQUIRED, share,
                    "每百件发出补正告知 %s 次".formatted(hundredth(share)),
                    "%s correction notices for each hundred cases".formatted(hundredth(share))));
        }
        return found;
    }

    private Bottleneck returns(Step step) {
        double share = share(step.returns(), cases);
        return new Bottleneck(Kind.RETURNS, step.step(), share,
                "“%s”重复办理，每百件 %s 次".formatted(step.step(), hundredth(share)),
                "%s is gone through again %s times for each hundred cases".formatted(step.step(), hundredth(share)));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static String hundredth(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100);
    }

    private static long seconds(Times times, int percent) {
        Long found = times.share(percent);
        return found == null ? 0 : found;
    }
}
