/** The identifiers of the field as types that check themselves: persons, organisations, divisions, items, cases. */
package org.serviceledger.core.identifier;
