package org.serviceledger.app.demo;

import java.time.LocalDate;

import org.serviceledger.app.demo.province.Citizen;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.app.security.DemoPeople;

/** The demonstration's citizen as somebody who applies. */
public final class DemoCitizen {

    private static final LocalDate BIRTH = LocalDate.of(1990, 3, 7);

    private DemoCitizen() {}

    /** Lives in the first district of the capital. */
    public static Citizen of(Province province) {
        var district = province.divisions().of(province.divisions().capital()).getFirst();
        return new Citizen("张伟", false, BIRTH, DemoPeople.CITIZEN_ID_NUMBER, "12000000001",
                province.divisions().capital().name() + district.name() + "竹泉街道1号", district);
    }
}
