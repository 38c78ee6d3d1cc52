package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.serviceledger.app.demo.province.CatalogueItem.Exemption;
import org.serviceledger.app.demo.province.CatalogueItem.Retirement;
import org.serviceledger.core.event.ItemEvent.ItemExemptionGranted;
import org.serviceledger.core.event.ItemEvent.ServiceItemEnteredHall;
import org.serviceledger.core.event.ItemEvent.ServiceItemLeftHall;
import org.serviceledger.core.event.ItemEvent.ServiceItemRetired;

/** What the catalogue told of its items from 2018 on: published, amended, exempted, in halls, retired. */
final class CatalogueFacts {

    private static final LocalDate PUBLISHED = LocalDate.of(2018, 8, 20);
    private static final int NOTICE_DAYS = 7;
    private static final int MOST_A_MORNING = 7200;

    private final Halls halls;
    private final List<FoundingFact> facts = new ArrayList<>();

    private CatalogueFacts(Halls halls) {
        this.halls = halls;
    }

    static List<FoundingFact> of(Catalogue catalogue, Halls halls) {
        CatalogueFacts facts = new CatalogueFacts(halls);
        catalogue.all().forEach(facts::tell);
        return facts.facts;
    }

    private void tell(ImplementedItem item) {
        ItemVersion before = null;
        for (ItemVersion version : item.versions()) {
            boolean first = before == null;
            OffsetDateTime at = first ? morning(PUBLISHED) : morning(version.validFrom().minusDays(NOTICE_DAYS));
            facts.add(FoundingFact.of(FoundingFact.CATALOGUE, at,
                    first ? ItemDescriptions.published(item, version) : ItemDescriptions.amended(item, version),
                    String.valueOf(version.number())));
            moveHall(item, version, before != null && before.inHall());
            before = version;
        }
        item.item().exemptions().forEach(exemption -> exempt(item, exemption));
        Retirement retired = item.item().retired();
        if (retired != null) {
            facts.add(FoundingFact.of(FoundingFact.CATALOGUE, morning(retired.validUntil().minusDays(NOTICE_DAYS)),
                    new ServiceItemRetired(item.code(), retired.validUntil(), retired.reason(), retired.document()),
                    ""));
        }
    }

    private void moveHall(ImplementedItem item, ItemVersion version, boolean wasIn) {
        if (version.inHall() == wasIn) {
            return;
        }
        String hallId = halls.in(item.division()).hallId();
        facts.add(FoundingFact.of(FoundingFact.CATALOGUE, morning(version.validFrom()),
                version.inHall()
                        ? new ServiceItemEnteredHall(item.code(), hallId, version.validFrom())
                        : new ServiceItemLeftHall(item.code(), hallId, version.validFrom(), version.reason()),
                version.validFrom().toString()));
    }

    /** Exemptions are as old as the catalogue. */
    private void exempt(ImplementedItem item, Exemption exemption) {
        facts.add(FoundingFact.of(FoundingFact.CATALOGUE, morning(ItemCourse.FIRST_DAY),
                new ItemExemptionGranted(item.code(), exemption.kind(), exemption.legalBasis(), exemption.document(),
                        exemption.validUntil()),
                exemption.kind().name()));
    }

    /** A second after the fact before, so that a morning's facts have an order. */
    private OffsetDateTime morning(LocalDate day) {
        return Foundation.morning(day, facts.size() % MOST_A_MORNING);
    }
}
