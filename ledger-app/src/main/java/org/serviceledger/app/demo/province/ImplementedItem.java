package org.serviceledger.app.demo.province;

import java.time.LocalDate;
import java.util.List;

import org.serviceledger.app.demo.province.CatalogueItem.Retirement;
import org.serviceledger.core.event.ExemptionKind;

/**
 * An item as one division's body handles it (实施清单).
 *
 * @param code     implementation code (实施编码, 31 characters)
 * @param organ    the body's unified social credit code
 * @param versions what the body said of it, the earliest first
 */
public record ImplementedItem(String code, String organ, CatalogueItem item, Division division, Department department,
        List<ItemVersion> versions) {

    /** So many last characters of a case's number are its date and its number on that day. */
    private static final int DATE_AND_NUMBER = 11;

    public ImplementedItem {
        versions = List.copyOf(versions);
    }

    /** The body's name. */
    public String bodyName() {
        return department.nameIn(division);
    }

    /** Code of the handling item (业务办理项编码): there is one of each. */
    public String handlingItemCode() {
        return code + "01";
    }

    /** Number of the certificate with which a case ends: no other item, and no other division, has the same. */
    public String certificateNo(String caseNo) {
        return "证" + division.region() + "%03d".formatted(item.number())
                + caseNo.substring(Math.max(0, caseNo.length() - DATE_AND_NUMBER));
    }

    /** The version in force on a day; the first one before its first day. */
    public ItemVersion on(LocalDate day) {
        ItemVersion found = versions.getFirst();
        for (ItemVersion version : versions) {
            found = version.validFrom().isAfter(day) ? found : version;
        }
        return found;
    }

    /** Whether it is in the catalogue on a day. */
    public boolean inForceOn(LocalDate day) {
        Retirement retired = item.retired();
        return !day.isBefore(versions.getFirst().validFrom())
                && (retired == null || !day.isAfter(retired.validUntil()));
    }

    /** Whether it is exempted from being handled online on a day. */
    public boolean exemptFromOnlineOn(LocalDate day) {
        return item.exemptions().stream().anyMatch(exemption -> exemption.kind() == ExemptionKind.ONLINE
                && (exemption.validUntil() == null || !day.isAfter(exemption.validUntil())));
    }
}
