package org.serviceledger.command.catalogue;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import org.serviceledger.command.decision.Given;
import org.serviceledger.command.decision.Given.Then;
import org.serviceledger.core.event.ExemptionKind;
import org.serviceledger.core.event.ItemEvent.ItemExemptionGranted;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ItemEvent.ServiceItemRetired;
import org.serviceledger.core.event.LimitUnit;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.core.event.TimeLimit;

class ItemDeciderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
    private static final ServiceEvent PUBLISHED = published(TODAY, description(true, 4, 0, days(20), days(5)));
    private static final ServiceEvent RETIRED = new ServiceItemRetired("i", TODAY, null, null);
    private static final ItemDescription GOOD = description(true, 4, 0, days(20), days(5));

    @Test
    void an_item_is_published_once() {
        publish(GOOD).records(PUBLISHED);
        publish(GOOD, PUBLISHED).refusedBecause(ItemRule.ALREADY_PUBLISHED);
    }

    @Test
    void a_description_does_not_contradict_itself() {
        publish(description(true, 5, 0, null, null)).refusedBecause(ItemRule.DEPTH_OUT_OF_RANGE);
        publish(description(true, 0, 0, null, null)).refusedBecause(ItemRule.DEPTH_OUT_OF_RANGE);
        publish(description(false, 3, 1, null, null)).refusedBecause(ItemRule.DEPTH_NEEDS_ONLINE);
        publish(description(true, 4, 1, null, null)).refusedBecause(ItemRule.FULL_DEPTH_NEEDS_NO_VISIT);
        publish(description(true, 3, -1, null, null)).refusedBecause(ItemRule.NEGATIVE_NUMBER);
        publish(description(true, 3, 1, days(-1), null)).refusedBecause(ItemRule.NEGATIVE_NUMBER);
        publish(description(true, 3, 1, null, days(-1))).refusedBecause(ItemRule.NEGATIVE_NUMBER);
        publish(description(false, 4, 0, null, null)).refusedBecause(ItemRule.DEPTH_NEEDS_ONLINE);
        accepted(description(false, 2, 2, days(20), days(20)));
        accepted(description(false, 1, 2, days(0), days(0)));
        accepted(description(true, 3, 1, null, null));
    }

    @Test
    void the_promise_is_not_longer_than_the_law() {
        publish(description(true, 3, 1, days(20), days(21))).refusedBecause(ItemRule.PROMISE_LONGER_THAN_LAW);
        TimeLimit atOnce = new TimeLimit(0, LimitUnit.IMMEDIATE);
        publish(description(true, 3, 1, atOnce, days(1))).refusedBecause(ItemRule.PROMISE_LONGER_THAN_LAW);
        accepted(description(true, 3, 1, days(20), atOnce));
        accepted(description(true, 3, 1, new TimeLimit(0, LimitUnit.NONE), days(99)));
        accepted(description(true, 3, 1, new TimeLimit(1, LimitUnit.MONTH), days(15)));
    }

    @Test
    void versions_count_up_and_follow_one_another() {
        amend(TODAY, PUBLISHED).records(amended(2, TODAY));
        amend(TODAY.plusDays(1), PUBLISHED, amended(7, TODAY)).records(amended(8, TODAY.plusDays(1)));
        amend(TODAY.plusDays(1), PUBLISHED, amended(2, TODAY.plusDays(1)), amended(3, null))
                .records(amended(4, TODAY.plusDays(1)));
        amend(TODAY, PUBLISHED, amended(2, TODAY.plusDays(1)), amended(3, TODAY))
                .refusedBecause(ItemRule.FROM_BEFORE);
        amend(TODAY, published(null, GOOD)).records(amended(2, TODAY));
        amend(TODAY.minusDays(1), published(null, GOOD)).refusedBecause(ItemRule.FROM_BEFORE);
        amend(TODAY.minusDays(1), PUBLISHED).refusedBecause(ItemRule.FROM_BEFORE);
        amend(TODAY).refusedBecause(ItemRule.NOT_PUBLISHED);
        amend(TODAY, PUBLISHED, RETIRED).refusedBecause(ItemRule.ITEM_RETIRED);
    }

    @Test
    void an_item_is_retired_once() {
        retire(PUBLISHED).records(RETIRED);
        retire().refusedBecause(ItemRule.NOT_PUBLISHED);
        retire(PUBLISHED, RETIRED).refusedBecause(ItemRule.ITEM_RETIRED);
    }

    @Test
    void an_exemption_names_its_law_and_is_given_once_at_a_time() {
        exempt("法", PUBLISHED).records(exemption(null));
        exempt(" ", PUBLISHED).refusedBecause(ItemRule.NO_LEGAL_BASIS);
        exempt(null, PUBLISHED).refusedBecause(ItemRule.NO_LEGAL_BASIS);
        exempt("法").refusedBecause(ItemRule.NOT_PUBLISHED);
        exempt("法", PUBLISHED, exemption(null)).refusedBecause(ItemRule.ALREADY_EXEMPT);
        exempt("法", PUBLISHED, exemption(TODAY)).refusedBecause(ItemRule.ALREADY_EXEMPT);
        exempt("法", PUBLISHED, exemption(null),
                new ItemExemptionGranted("i", ExemptionKind.HALL, "法", null, TODAY.minusDays(1)))
                .refusedBecause(ItemRule.ALREADY_EXEMPT);
        exempt("法", PUBLISHED, new ItemExemptionGranted("i", null, "法", null, null)).records(exemption(null));
        exempt("法", PUBLISHED, exemption(TODAY.minusDays(1))).records(exemption(null));
    }

    private static void accepted(ItemDescription description) {
        publish(description).records(published(TODAY, description));
    }

    private static Then publish(ItemDescription description, ServiceEvent... events) {
        return Given.events(CatalogueState.MODEL, events).when(ItemDecider::publish,
                new PublishItem("i", description, null));
    }

    private static Then amend(LocalDate from, ServiceEvent... events) {
        return Given.events(CatalogueState.MODEL, events).when(ItemDecider::amend,
                new AmendItem("i", GOOD, from, null));
    }

    private static Then retire(ServiceEvent... events) {
        return Given.events(CatalogueState.MODEL, events).when(ItemDecider::retire, new RetireItem("i", null, null));
    }

    private static Then exempt(String legalBasis, ServiceEvent... events) {
        return Given.events(CatalogueState.MODEL, events).when(ItemDecider::exempt,
                new ExemptItem("i", ExemptionKind.ONLINE, legalBasis, null, null));
    }

    private static ServiceEvent exemption(LocalDate until) {
        return new ItemExemptionGranted("i", ExemptionKind.ONLINE, "法", null, until);
    }

    private static ServiceEvent published(LocalDate from, ItemDescription d) {
        return new ServiceItemPublished("i", null, null, null, null, null, null, null, d.legalLimit(),
                d.promisedLimit(), d.online(), d.onlineDepth(), d.visits(), null, 1, from);
    }

    private static ServiceEvent amended(int version, LocalDate from) {
        return new ServiceItemAmended("i", null, null, null, null, null, null, null, GOOD.legalLimit(),
                GOOD.promisedLimit(), true, 4, 0, null, version, from);
    }

    private static ItemDescription description(boolean online, int depth, int visits, TimeLimit legal,
            TimeLimit promised) {
        return new ItemDescription(null, null, null, null, null, null, null, legal, promised, online, depth, visits,
                null);
    }

    private static TimeLimit days(int count) {
        return new TimeLimit(count, LimitUnit.WORKING_DAY);
    }
}
