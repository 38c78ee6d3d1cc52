package org.serviceledger.projections.item;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ExemptionKind;
import org.serviceledger.core.event.HandlingType;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;
import org.serviceledger.projections.item.ItemFile.Presence;
import org.serviceledger.projections.rates.Count;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;

/**
 * What an item adds to the counts of items. It adds up over days: what the buckets hold up to a day is the
 * state on that day, so each day contributes only by what changes on it.
 */
final class ItemCounts {

    private static final int ACCEPTED_ONLINE = 3;
    private static final int WHOLLY_ONLINE = 4;
    private static final int OFFICE_HOURS = 8;

    private ItemCounts() {}

    static Map<BucketKey, Amount> of(ItemFile file) {
        Map<BucketKey, Amount> amounts = new HashMap<>();
        Map<Count, Amount> before = Map.of();
        for (LocalDate day : daysOfChange(file)) {
            Map<Count, Amount> now = stateOn(file, day);
            Map<Count, Amount> past = before;
            now.forEach((count, amount) -> add(amounts, file, count, day,
                    amount.minus(past.getOrDefault(count, Amount.NONE))));
            past.forEach((count, amount) -> {
                if (!now.containsKey(count)) {
                    add(amounts, file, count, day, Amount.NONE.minus(amount));
                }
            });
            before = now;
        }
        return amounts;
    }

    private static void add(Map<BucketKey, Amount> amounts, ItemFile file, Count count, LocalDate day, Amount change) {
        if (!change.isNone()) {
            amounts.put(new BucketKey(count.bucket(), file.itemCode(), day), change);
        }
    }

    private static Map<Count, Amount> stateOn(ItemFile file, LocalDate day) {
        Map<Count, Amount> state = new EnumMap<>(Count.class);
        ServiceItemPublished item = file.on(day);
        if (item == null || !file.inForceOn(day)) {
            return state;
        }
        boolean exempt = file.exemptOn(ExemptionKind.ONLINE, day);
        boolean online = Boolean.TRUE.equals(item.online());
        int depth = item.onlineDepth() == null ? 0 : item.onlineDepth();
        Integer visits = file.visitsOn(day);
        state.put(Count.ITEMS, pair(online, true));
        put(state, Count.ITEMS_EXEMPT, pair(exempt && online, exempt));
        put(state, Count.ITEMS_DEEP, pair(depth >= WHOLLY_ONLINE, depth >= ACCEPTED_ONLINE));
        boolean whole = depth >= WHOLLY_ONLINE && visits != null && visits == 0;
        put(state, Count.ITEMS_WHOLE, pair(whole && exempt, whole));
        put(state, Count.ITEMS_VISITS,
                pair(visits != null && visits == 0, visits != null && visits <= 1));
        halls(state, file, day, instant(item));
        limits(state, item);
        return state;
    }

    private static void halls(Map<Count, Amount> state, ItemFile file, LocalDate day, boolean instant) {
        boolean exempt = file.exemptOn(ExemptionKind.HALL, day);
        Presence presence = file.presenceOn(day);
        boolean in = presence == Presence.COMPREHENSIVE;
        boolean branch = presence == Presence.BRANCH;
        put(state, Count.ITEMS_IN_HALL, pair(in && exempt, in));
        put(state, Count.ITEMS_IN_BRANCH, pair(branch && exempt, branch));
        put(state, Count.ITEMS_HALL_EXEMPT, pair(instant, exempt));
    }

    /** 即办件; where the kind is not said, a promise of no time at all says it. */
    static boolean instant(ServiceItemPublished item) {
        TimeLimit promise = item.promisedLimit();
        return item.handlingType() == null
                ? promise != null && promise.unit() == LimitUnit.IMMEDIATE
                : item.handlingType() == HandlingType.INSTANT;
    }

    /** Items without a legal limit, or that promise none, save nothing that could be told. */
    private static void limits(Map<Count, Amount> state, ServiceItemPublished item) {
        TimeLimit legal = item.legalLimit();
        TimeLimit promised = item.promisedLimit() == null && instant(item)
                ? new TimeLimit(0, LimitUnit.IMMEDIATE)
                : item.promisedLimit();
        Count ofLegal = countOf(legal);
        Count ofPromised = countOf(promised);
        if (legal != null && promised != null && ofLegal != null && ofPromised != null) {
            add(state, ofLegal, new Amount(0, length(legal)));
            add(state, ofPromised, new Amount(length(promised), 0));
        }
    }

    private static @Nullable Count countOf(@Nullable TimeLimit limit) {
        return limit == null ? null : Count.limits(limit.unit());
    }

    /** In its unit; hours as begun days of eight of them. */
    private static long length(TimeLimit limit) {
        return switch (limit.unit()) {
            case HOUR -> Math.ceilDiv(limit.value(), OFFICE_HOURS);
            case IMMEDIATE, NONE -> 0;
            default -> limit.value();
        };
    }

    private static void put(Map<Count, Amount> state, Count count, Amount amount) {
        if (!amount.isNone()) {
            state.put(count, amount);
        }
    }

    private static void add(Map<Count, Amount> state, Count count, Amount amount) {
        put(state, count, amount.plus(state.getOrDefault(count, Amount.NONE)));
    }

    private static Amount pair(boolean part, boolean all) {
        return new Amount(part ? 1 : 0, all ? 1 : 0);
    }

    private static SortedSet<LocalDate> daysOfChange(ItemFile file) {
        SortedSet<LocalDate> days = new TreeSet<>();
        file.versions().forEach(version -> days.add(version.since()));
        file.moves().forEach(move -> days.add(move.since()));
        file.visitPromises().forEach(promise -> days.add(promise.since()));
        file.exemptions().forEach(exemption -> {
            days.add(exemption.since());
            LocalDate last = exemption.validUntil();
            if (last != null) {
                days.add(last.plusDays(1));
            }
        });
        LocalDate retiredOn = file.retiredOn();
        if (retiredOn != null) {
            days.add(retiredOn);
        }
        return days;
    }
}
