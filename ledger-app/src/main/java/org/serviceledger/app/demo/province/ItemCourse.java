package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.CatalogueItem.FormerLimits;
import org.serviceledger.app.demo.province.CatalogueItem.Retirement;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;

/** What a division's body says of an item from 2018 to 2026. Changes come into force on the first of a month. */
final class ItemCourse {

    /** First day of the catalogue. */
    static final LocalDate FIRST_DAY = LocalDate.of(2018, 9, 1);

    private static final LocalDate LAST_CHANGE = LocalDate.of(2026, 1, 1);
    private static final double STRONG = .95;
    private static final double SLOWER_PER_STRENGTH = .6;
    private static final int OFFLINE_DEPTH = 2;

    private final CatalogueItem item;
    private final Division division;
    private final boolean toItsFullDepth;

    ItemCourse(CatalogueItem item, Division division, Draw draw) {
        this.item = item;
        this.division = division;
        this.toItsFullDepth = draw.share("depth/" + division.code() + "/" + item.number()) < division.strength() + 1
                - STRONG;
    }

    /**
     * Its versions.
     *
     * @param online whether it can be handled online in a month, which is told by its first day
     * @param inHall whether it is handled in the hall, likewise
     */
    List<ItemVersion> versions(Predicate<LocalDate> online, Predicate<LocalDate> inHall) {
        List<ItemVersion> versions = new ArrayList<>();
        ItemVersion last = null;
        for (LocalDate month = FIRST_DAY; !month.isAfter(last()); month = month.plusMonths(1)) {
            ItemVersion version = version(versions.size() + 1, month, online.test(month), inHall.test(month), last);
            if (last == null || !version.saysTheSameAs(last)) {
                versions.add(version);
                last = version;
            }
        }
        return versions;
    }

    private LocalDate last() {
        Retirement retired = item.retired();
        return retired == null ? LAST_CHANGE : retired.validUntil();
    }

    private ItemVersion version(int number, LocalDate month, boolean online, boolean inHall,
            @Nullable ItemVersion before) {
        FormerLimits former = item.former();
        boolean formerly = former != null && month.isBefore(former.until());
        TimeLimit legal = former != null && formerly ? former.legalLimit() : item.legalLimit();
        TimeLimit promised = promised(former != null && formerly ? former.promisedLimit() : item.promisedLimit(),
                legal);
        ItemVersion version = new ItemVersion(number, month, online, depth(online), visits(online), inHall, legal,
                promised, "");
        return before == null
                ? version
                : new ItemVersion(number, month, online, version.onlineDepth(),
                        version.visits(), inHall, legal, promised, reason(before, version));
    }

    private int depth(boolean online) {
        if (!online) {
            return Math.min(item.onlineDepth(), OFFLINE_DEPTH);
        }
        return toItsFullDepth ? item.onlineDepth() : OFFLINE_DEPTH + 1;
    }

    private int visits(boolean online) {
        if (!online) {
            return item.visits() + (item.online() ? 1 : 0);
        }
        return toItsFullDepth ? item.visits() : Math.max(1, item.visits());
    }

    /** Weaker divisions promise less, but never more than the law allows. */
    private TimeLimit promised(TimeLimit best, TimeLimit legal) {
        double slower = 1 + SLOWER_PER_STRENGTH * Math.max(0, STRONG - division.strength());
        int value = (int) Math.ceil(best.value() * slower);
        if (best.unit() == LimitUnit.IMMEDIATE || legal.unit() != best.unit()) {
            return best;
        }
        return new TimeLimit(Math.min(value, legal.value()), best.unit());
    }

    private String reason(ItemVersion before, ItemVersion after) {
        List<String> reasons = new ArrayList<>();
        if (before.online() != after.online()) {
            reasons.add(after.online() ? "开通网上办理" : "网上办理入口停用，恢复窗口办理");
        }
        if (before.inHall() != after.inHall()) {
            reasons.add(after.inHall() ? "进驻政务服务大厅" : "退出政务服务大厅");
        }
        FormerLimits former = item.former();
        if (former != null && !before.legalLimit().equals(after.legalLimit())) {
            reasons.add(former.reason());
        }
        return String.join("；", reasons);
    }
}
