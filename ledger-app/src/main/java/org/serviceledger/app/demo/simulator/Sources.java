package org.serviceledger.app.demo.simulator;

import java.util.Set;

import org.serviceledger.app.demo.province.Division;
import org.serviceledger.app.demo.province.Hall;

/** The systems that tell the ledger what happens. */
final class Sources {

    static final String PORTAL = "urn:jianghai:portal";
    static final String REVIEWS = "urn:jianghai:reviews";
    static final String CERTIFICATES = "urn:jianghai:certificates";

    /** Two that are known to tell late. */
    private static final Set<String> BAD = Set.of("urn:jianghai:approval:990600", "urn:jianghai:hall:990500-01");

    private Sources() {}

    /** A city's approval system; the province has its own. */
    static String approvalOf(Division division) {
        return "urn:jianghai:approval:" + division.code().substring(0, 4) + "00";
    }

    /** A hall's queue machine. */
    static String hall(Hall hall) {
        return "urn:jianghai:hall:" + hall.hallId();
    }

    static boolean bad(String source) {
        return BAD.contains(source);
    }
}
