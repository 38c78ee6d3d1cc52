package org.serviceledger.app.demo.province;

/**
 * A department of the province.
 *
 * @param key    short name within the demonstration
 * @param name   official name without the place
 * @param serial three digits that its organisation codes are made of
 * @param queue  letter of the hall's queue that serves its items
 */
public record Department(String key, String name, String serial, String queue) {

    /** The department's code in a region of 6 digits. */
    String organ(String region) {
        return Codes.organ(region, "00001" + serial);
    }
}
