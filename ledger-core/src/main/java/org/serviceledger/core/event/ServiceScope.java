package org.serviceledger.core.event;

/** How far away an item can be applied for (通办范围). */
public enum ServiceScope {

    /** 全国通办. */
    NATION,
    /** 全省通办. */
    PROVINCE,
    /** 全市通办. */
    CITY,
    /** 全县通办. */
    COUNTY,
    /** 不跨区域. */
    LOCAL
}
