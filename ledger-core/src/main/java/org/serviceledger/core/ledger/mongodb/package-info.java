/** The ledger on MongoDB, over the Reactive Streams driver. */
package org.serviceledger.core.ledger.mongodb;
