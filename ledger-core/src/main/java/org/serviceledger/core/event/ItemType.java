package org.serviceledger.core.event;

/** Kind of a service item (事项类型, GB/T 39046-2020 A.1). One product numbers 20 and 21 differently, so codes stay at the adapters. */
public enum ItemType {

    /** 行政许可. */
    ADMINISTRATIVE_LICENSE("01"),
    /** 行政处罚. */
    ADMINISTRATIVE_PENALTY("02"),
    /** 行政强制. */
    ADMINISTRATIVE_COERCION("03"),
    /** 行政征收. */
    ADMINISTRATIVE_COLLECTION("04"),
    /** 行政给付. */
    ADMINISTRATIVE_PAYMENT("05"),
    /** 行政检查. */
    ADMINISTRATIVE_INSPECTION("06"),
    /** 行政确认. */
    ADMINISTRATIVE_CONFIRMATION("07"),
    /** 行政奖励. */
    ADMINISTRATIVE_REWARD("08"),
    /** 行政裁决. */
    ADMINISTRATIVE_ADJUDICATION("09"),
    /** 其他. */
    OTHER("10"),
    /** 公共服务. */
    PUBLIC_SERVICE("20");

    private final String code;

    ItemType(String code) {
        this.code = code;
    }

    /** The code of GB/T 39046-2020 A.1, for adapters. */
    public String code() {
        return code;
    }
}
