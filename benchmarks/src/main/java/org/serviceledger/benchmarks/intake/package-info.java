/** The intake over HTTP: a server in a process of its own, and the load on the same machine. */
@org.jspecify.annotations.NullMarked
package org.serviceledger.benchmarks.intake;
