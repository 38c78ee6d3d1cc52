/** What each event looks like in JSON, read off its record: schemas, examples, and the document about them. */
package org.serviceledger.core.event.schema;
