package org.serviceledger.command.catalogue;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.AdministrativeLevel;
import org.serviceledger.core.event.HandlingType;
import org.serviceledger.core.event.ItemType;
import org.serviceledger.core.event.TimeLimit;

/** What is said of a service item, in a publication as well as in each new version. */
public record ItemDescription(@Nullable String name, @Nullable ItemType itemType, @Nullable AdministrativeLevel level,
        @Nullable String region, @Nullable String department, @Nullable String departmentName,
        @Nullable HandlingType handlingType, @Nullable TimeLimit legalLimit, @Nullable TimeLimit promisedLimit,
        @Nullable Boolean online, @Nullable Integer onlineDepth, @Nullable Integer visits, @Nullable Boolean inHall) {}
