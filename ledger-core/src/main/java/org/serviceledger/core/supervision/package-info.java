/**
 * Electronic supervision (电子监察) as far as it follows from a case's facts and the time: what the ledger
 * itself has to record, and from when on. Pure computation, without any input or output.
 */
package org.serviceledger.core.supervision;
