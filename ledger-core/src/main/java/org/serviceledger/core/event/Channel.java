package org.serviceledger.core.event;

/** By which way something was done (办理形式, GB/T 39046-2020 A.5). */
public enum Channel {
    WINDOW, PC, MOBILE, COURIER, KIOSK, HOTLINE, OTHER;

    /** Whether the channel counts as online (网办): a computer or a mobile device. */
    public boolean online() {
        return this == PC || this == MOBILE;
    }
}
