package org.serviceledger.projections.store;

import java.time.LocalDate;

/**
 * What is counted together.
 *
 * @param metric metric id, or the name of a helping count
 * @param item   item code; empty when the item is not known
 * @param day    in Asia/Shanghai
 */
public record BucketKey(String metric, String item, LocalDate day) {}
