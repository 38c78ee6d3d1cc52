package org.serviceledger.app.demo.province;

import org.serviceledger.core.privacy.DocumentType;

/**
 * A company of the province.
 *
 * @param englishName    for the English side of a page
 * @param documentNumber unified social credit code (统一社会信用代码)
 * @param division       county where it is registered
 * @param representative its legal representative (法定代表人)
 */
public record Company(String name, String englishName, String documentNumber, String phone, String address,
        Division division, Citizen representative) implements NamedPerson {

    @Override
    public DocumentType documentType() {
        return DocumentType.UNIFIED_SOCIAL_CREDIT_CODE;
    }
}
