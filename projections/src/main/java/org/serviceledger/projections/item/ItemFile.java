package org.serviceledger.projections.item;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;

/**
 * What the ledger knows of a service item.
 *
 * @param published the description in force
 * @param since     first day in force
 * @param position  of the last event applied
 */
public record ItemFile(String itemCode, @Nullable ServiceItemPublished published, @Nullable LocalDate since,
        long position) {}
