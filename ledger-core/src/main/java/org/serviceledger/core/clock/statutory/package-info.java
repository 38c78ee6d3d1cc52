/**
 * The statutory clock (法定时限): which days are worked, and what a case's time limits come to. Pure
 * computation over facts, without any input or output; all days are days of Asia/Shanghai.
 */
package org.serviceledger.core.clock.statutory;
