package org.serviceledger.core.event;

/** Whom an item is for (服务对象, GB/T 39046-2020 A.4). */
public enum ServiceObject {

    /** 自然人. */
    PERSON("1"),
    /** 企业法人. */
    ENTERPRISE("2"),
    /** 事业法人. */
    PUBLIC_INSTITUTION("3"),
    /** 社会组织法人. */
    SOCIAL_ORGANISATION("4"),
    /** 行政机关. */
    GOVERNMENT_ORGAN("5"),
    /** 其他组织. */
    OTHER_ORGANISATION("6");

    private final String code;

    ServiceObject(String code) {
        this.code = code;
    }

    /** The code of GB/T 39046-2020 A.4, for adapters. */
    public String code() {
        return code;
    }
}
