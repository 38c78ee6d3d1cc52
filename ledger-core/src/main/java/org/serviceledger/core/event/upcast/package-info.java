/** Earlier versions of events, read as the present ones. */
package org.serviceledger.core.event.upcast;
