package org.serviceledger.app.demo.province;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ApplicantKind;
import org.serviceledger.core.event.HandlingType;
import org.serviceledger.core.event.ItemEvent.ServiceItemAmended;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;
import org.serviceledger.core.event.ServiceObject;
import org.serviceledger.core.event.ServiceScope;

/** Puts what is known of an item into the words of the vocabulary. */
final class ItemDescriptions {

    private static final int WHOLLY_ONLINE = 4;

    private ItemDescriptions() {}

    static ServiceItemPublished published(ImplementedItem implemented, ItemVersion version) {
        CatalogueItem item = implemented.item();
        return new ServiceItemPublished(implemented.code(), item.name(), item.itemType(),
                implemented.division().level(), implemented.division().code(), implemented.organ(),
                implemented.bodyName(), item.instant() ? HandlingType.INSTANT : HandlingType.PROMISED,
                version.legalLimit(), version.promisedLimit(), version.online(), version.onlineDepth(),
                version.visits(), version.inHall(), version.number(), version.validFrom(),
                Codes.basic(item.itemType(), item.number()), implemented.handlingItemCode(),
                onSiteReason(item, version), version.inHall(), item.fee() && version.online(), version.online(),
                item.fee(), item.procedures(), scope(implemented, version), objects(item), item.materials());
    }

    static ServiceItemAmended amended(ImplementedItem implemented, ItemVersion version) {
        ServiceItemPublished p = published(implemented, version);
        return new ServiceItemAmended(p.itemCode(), p.name(), p.itemType(), p.level(), p.region(), p.department(),
                p.departmentName(), p.handlingType(), p.legalLimit(), p.promisedLimit(), p.online(), p.onlineDepth(),
                p.visits(), p.inHall(), p.version(), p.validFrom(), p.basicCode(), p.handlingItemCode(),
                p.onSiteReason(), p.appointments(), p.onlinePayment(), p.delivery(), p.fee(), p.specialProcedures(),
                p.scope(), p.serviceObjects(), p.materials(), version.reason());
    }

    private static @Nullable String onSiteReason(CatalogueItem item, ItemVersion version) {
        if (version.visits() == 0) {
            return null;
        }
        return item.siteStep() == null ? "须到窗口核验原件" : "须到窗口核验原件，并" + item.siteStep();
    }

    private static ServiceScope scope(ImplementedItem implemented, ItemVersion version) {
        ServiceScope wide = implemented.item().scope();
        if (version.online() && wide != null) {
            return wide;
        }
        if (version.online() && version.onlineDepth() == WHOLLY_ONLINE) {
            return ServiceScope.PROVINCE;
        }
        return switch (implemented.division().level()) {
            case PROVINCE -> ServiceScope.PROVINCE;
            case CITY -> ServiceScope.CITY;
            default -> ServiceScope.COUNTY;
        };
    }

    private static List<ServiceObject> objects(CatalogueItem item) {
        return item.applicant() == ApplicantKind.PERSON
                ? List.of(ServiceObject.PERSON)
                : List.of(ServiceObject.ENTERPRISE, ServiceObject.OTHER_ORGANISATION);
    }
}
