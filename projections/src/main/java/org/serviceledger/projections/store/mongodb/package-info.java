/** Views on MongoDB, over the Reactive Streams driver. */
package org.serviceledger.projections.store.mongodb;
