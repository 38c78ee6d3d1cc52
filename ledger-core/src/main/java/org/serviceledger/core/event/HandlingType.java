package org.serviceledger.core.event;

/** Whether a case is handled on the spot or within a promised time (办件类型, GB/T 39046-2020 A.6). */
public enum HandlingType {
    INSTANT, PROMISED
}
