package org.serviceledger.projections.read;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.AssessmentEvent.TargetSet;
import org.serviceledger.projections.rates.Definition;
import org.serviceledger.projections.rates.Period;
import org.serviceledger.projections.read.RateQuery.Scope;
import org.serviceledger.projections.store.Amount;

/** Holds a rate against its targets. */
final class RateTargets {

    private static final char VERSION = '@';

    private RateTargets() {}

    /** The targets that fit, the earliest due first, each with what was reached by its day. */
    static Mono<List<RateRow.Target>> of(RateSight sight, Definition definition, Scope scope) {
        List<TargetSet> fitting = sight.references().targets().stream().filter(set -> set.value() != null)
                .filter(set -> definition.metric().equals(set.metric()) && isAbout(set, definition)
                        && concerns(set, scope))
                .sorted(Comparator.comparing(RateTargets::dueOrNever).thenComparing(TargetSet::targetId)).toList();
        return Flux.fromIterable(fitting).concatMap(set -> target(sight, definition, set, scope)).collectList();
    }

    private static Mono<RateRow.Target> target(RateSight sight, Definition definition, TargetSet set, Scope scope) {
        LocalDate due = set.dueOn();
        Mono<Amount> atDue = due == null || !due.isBefore(sight.today())
                ? Mono.just(Amount.NONE)
                : sight.total(definition, new Period(Period.ALL.first(), due), within(scope, set));
        boolean over = due != null && due.isBefore(sight.today());
        return atDue.map(amount -> new RateRow.Target(set.targetId(), set.level(), set.region(), set.department(),
                set.value(), set.comparator(), due, set.sourceDocument(),
                over ? RateValue.of(definition.unit(), amount) : null,
                over ? RateValue.met(definition.unit(), amount, set.comparator(), set.value()) : null));
    }

    /** A target without a definition is about what is shown when none is asked for. */
    private static boolean isAbout(TargetSet set, Definition definition) {
        String named = set.definition();
        if (named == null) {
            return definition.standard();
        }
        int version = named.indexOf(VERSION);
        return definition.id().equals(version < 0 ? named : named.substring(0, version));
    }

    /** What a target is about within a row: a target for one level is held against that level only. */
    private static Scope within(Scope row, TargetSet set) {
        return new Scope(set.region() == null ? row.region() : set.region(),
                set.level() == null ? row.level() : set.level(),
                set.department() == null ? row.department() : set.department(), row.item(), row.hall());
    }

    private static boolean concerns(TargetSet set, Scope scope) {
        return scope.leavesNothingOut() || isAbout(scope, set.level(), set.region(), set.department());
    }

    /** Whether a target is about just what a row is about, and not about a part of it. */
    static boolean isHeldAgainst(RateRow.Target target, Scope scope) {
        return isAbout(scope, target.level(), target.region(), target.department());
    }

    private static boolean isAbout(Scope scope, @Nullable AdministrativeLevel level, @Nullable String region,
            @Nullable String department) {
        return (level == null || level == scope.level()) && (region == null || region.equals(scope.region()))
                && (department == null || department.equals(scope.department()));
    }

    private static LocalDate dueOrNever(TargetSet set) {
        LocalDate due = set.dueOn();
        return due == null ? LocalDate.MAX : due;
    }
}
