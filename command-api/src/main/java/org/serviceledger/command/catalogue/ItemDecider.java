package org.serviceledger.command.catalogue;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Blank;
import org.serviceledger.command.decision.Circumstances;
import org.serviceledger.command.decision.Decision;
import org.serviceledger.core.event.ItemEvent.ItemExemptionGranted;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemEvent.ServiceItemRetired;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.TimeLimit;

import static org.serviceledger.command.decision.Decision.accept;
import static org.serviceledger.command.decision.Decision.refuse;

/** Decides about the catalogue of service items. */
public final class ItemDecider {

    private static final int DEEPEST = 4;
    private static final int ACCEPTED_ONLINE = 3;

    private ItemDecider() {}

    /** An item is published once. */
    public static Decision publish(PublishItem command, CatalogueState state, Circumstances at) {
        if (state.published()) {
            return refuse(ItemRule.ALREADY_PUBLISHED);
        }
        ItemDescription d = command.description();
        ItemRule broken = brokenBy(d);
        LocalDate from = command.validFrom() == null ? at.today() : command.validFrom();
        return broken == null
                ? accept(new ServiceItemPublished(command.itemCode(), d.name(), d.itemType(), d.level(), d.region(),
                        d.department(), d.departmentName(), d.handlingType(), d.legalLimit(), d.promisedLimit(),
                        d.online(), d.onlineDepth(), d.visits(), d.inHall(), 1, from))
                : refuse(broken);
    }

    /** Versions count up and follow one another in time. */
    public static Decision amend(AmendItem command, CatalogueState state, Circumstances at) {
        ItemDescription d = command.description();
        LocalDate from = command.validFrom() == null ? at.today() : command.validFrom();
        ItemRule broken = brokenByChange(state);
        if (broken == null && state.since() != null && from.isBefore(state.since())) {
            broken = ItemRule.FROM_BEFORE;
        }
        broken = broken == null ? brokenBy(d) : broken;
        return broken == null
                ? accept(new ServiceItemAmended(command.itemCode(), d.name(), d.itemType(), d.level(), d.region(),
                        d.department(), d.departmentName(), d.handlingType(), d.legalLimit(), d.promisedLimit(),
                        d.online(), d.onlineDepth(), d.visits(), d.inHall(), state.version() + 1, from, null, null,
                        null, null, null, null, null, null, null, null, null, command.reason()))
                : refuse(broken);
    }

    /** An item is retired once. */
    public static Decision retire(RetireItem command, CatalogueState state, Circumstances at) {
        ItemRule broken = brokenByChange(state);
        return broken == null
                ? accept(new ServiceItemRetired(command.itemCode(),
                        command.validUntil() == null ? at.today() : command.validUntil(), command.reason(), null))
                : refuse(broken);
    }

    /** An exemption names the law that makes the item unsuitable. */
    public static Decision exempt(ExemptItem command, CatalogueState state, Circumstances at) {
        ItemRule broken = brokenByChange(state);
        if (broken != null) {
            return refuse(broken);
        }
        String basis = command.legalBasis();
        if (Blank.is(basis)) {
            return refuse(ItemRule.NO_LEGAL_BASIS);
        }
        return state.exempt(command.kind(), at.today())
                ? refuse(ItemRule.ALREADY_EXEMPT)
                : accept(new ItemExemptionGranted(command.itemCode(), command.kind(), basis, command.document(),
                        command.validUntil()));
    }

    private static @Nullable ItemRule brokenByChange(CatalogueState state) {
        if (!state.published()) {
            return ItemRule.NOT_PUBLISHED;
        }
        return state.retired() ? ItemRule.ITEM_RETIRED : null;
    }

    private static @Nullable ItemRule brokenBy(ItemDescription d) {
        Integer depth = d.onlineDepth();
        Integer visits = d.visits();
        if (visits != null && visits < 0 || isNegative(d.legalLimit()) || isNegative(d.promisedLimit())) {
            return ItemRule.NEGATIVE_NUMBER;
        }
        if (depth != null && (depth < 1 || depth > DEEPEST)) {
            return ItemRule.DEPTH_OUT_OF_RANGE;
        }
        if (depth != null && depth >= ACCEPTED_ONLINE && Boolean.FALSE.equals(d.online())) {
            return ItemRule.DEPTH_NEEDS_ONLINE;
        }
        if (depth != null && depth == DEEPEST && visits != null && visits > 0) {
            return ItemRule.FULL_DEPTH_NEEDS_NO_VISIT;
        }
        return isLonger(d.promisedLimit(), d.legalLimit()) ? ItemRule.PROMISE_LONGER_THAN_LAW : null;
    }

    private static boolean isNegative(@Nullable TimeLimit limit) {
        return limit != null && limit.value() < 0;
    }

    /** Limits of different units cannot be compared without a calendar, except that on the spot is the shortest. */
    private static boolean isLonger(@Nullable TimeLimit promised, @Nullable TimeLimit legal) {
        if (promised == null || legal == null || promised.unit() == LimitUnit.IMMEDIATE
                || legal.unit() == LimitUnit.NONE) {
            return false;
        }
        return legal.unit() == LimitUnit.IMMEDIATE
                || promised.unit() == legal.unit() && promised.value() > legal.value();
    }
}
