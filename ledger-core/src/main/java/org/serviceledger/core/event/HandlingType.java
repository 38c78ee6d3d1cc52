package org.serviceledger.core.event;

/** Whether a case is handled on the spot or within a promised time (办件类型, GB/T 39046-2020 A.6). Some provincial interfaces number the two the other way round. */
public enum HandlingType {

    /** 即办件. */
    INSTANT("1"),
    /** 承诺件. */
    PROMISED("2");

    private final String code;

    HandlingType(String code) {
        this.code = code;
    }

    /** The code of GB/T 39046-2020 A.6, for adapters. */
    public String code() {
        return code;
    }
}
