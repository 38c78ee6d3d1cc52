package org.serviceledger.core.event;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A material of an application (申请材料).
 *
 * @param name       as the item's guide calls it
 * @param received   whether it was taken in (是否收取)
 * @param form       how it was handed in
 * @param copies     how many
 * @param receivedAt when
 * @param sha256     of the file, hexadecimal, for an electronic one
 */
public record Material(String name, @Nullable Boolean received, @Nullable MaterialForm form, @Nullable Integer copies,
        @Nullable OffsetDateTime receivedAt, @Nullable String sha256) {}
