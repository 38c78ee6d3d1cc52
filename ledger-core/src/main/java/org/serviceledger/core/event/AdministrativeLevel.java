package org.serviceledger.core.event;

/** Level at which a service item is exercised (行使层级, GB/T 39046-2020 A.2). */
public enum AdministrativeLevel {
    NATION, PROVINCE, CITY, COUNTY, TOWNSHIP, VILLAGE
}
