/** Measures the ledger beside the ceilings of its machine and beside its peers, in one run. */
@org.jspecify.annotations.NullMarked
package org.serviceledger.benchmarks;
