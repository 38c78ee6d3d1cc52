package org.serviceledger.core.event;

/** Level at which a service item is exercised (行使层级, GB/T 39046-2020 A.2). */
public enum AdministrativeLevel {

    /** 国家级. */
    NATION("1"),
    /** 省级. */
    PROVINCE("2"),
    /** 市级. */
    CITY("3"),
    /** 县级. */
    COUNTY("4"),
    /** 镇（乡、街道）级. */
    TOWNSHIP("5"),
    /** 村（社区）级. */
    VILLAGE("6");

    private final String code;

    AdministrativeLevel(String code) {
        this.code = code;
    }

    /** The code of GB/T 39046-2020 A.2, for adapters. */
    public String code() {
        return code;
    }
}
