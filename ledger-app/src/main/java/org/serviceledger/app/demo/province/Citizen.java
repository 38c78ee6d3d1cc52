package org.serviceledger.app.demo.province;

import java.time.LocalDate;

import org.serviceledger.core.privacy.DocumentType;

/**
 * A citizen of the province.
 *
 * @param division       county where they live
 * @param documentNumber resident identity number (公民身份号码)
 */
public record Citizen(String name, boolean female, LocalDate birth, String documentNumber, String phone,
        String address, Division division) implements NamedPerson {

    @Override
    public DocumentType documentType() {
        return DocumentType.RESIDENT_IDENTITY_CARD;
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Citizen[" + division.name() + "]";
    }
}
