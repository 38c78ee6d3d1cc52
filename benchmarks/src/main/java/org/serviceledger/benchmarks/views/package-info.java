/** How fast views are made of the log, how far behind they are while business goes on, and how fast they are read. */
@org.jspecify.annotations.NullMarked
package org.serviceledger.benchmarks.views;
