package org.serviceledger.app.security;

/** Who the demonstration's people are. Nobody can have their numbers: no region 99 is assigned. */
public final class DemoPeople {

    /** Identity number of the citizen; passes its check digit (GB 11643). */
    public static final String CITIZEN_ID_NUMBER = "990102199003071014";

    /** Under what name the machine of the capital's hall sends tickets, calls and services. */
    static final String HALL_MACHINE = "urn:jianghai:hall:990100-01";

    private DemoPeople() {}
}
