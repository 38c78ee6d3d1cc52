/** Rates computed a second time, from an export and the definitions alone. */
package org.serviceledger.app.recomputation;
