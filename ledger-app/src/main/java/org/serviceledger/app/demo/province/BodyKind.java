package org.serviceledger.app.demo.province;

/** What sort of body a code belongs to (GB 32100-2015: 登记管理部门 and 机构类别). */
public enum BodyKind {

    /** 机关. */
    ORGAN("11"),
    /** 事业单位. */
    PUBLIC_INSTITUTION("12"),
    /** 群众团体. */
    PEOPLES_ORGANISATION("13"),
    /** 企业. */
    ENTERPRISE("91"),
    /** 个体工商户. */
    SOLE_TRADER("92");

    private final String prefix;

    BodyKind(String prefix) {
        this.prefix = prefix;
    }

    /** The first two characters of its unified social credit code. */
    String prefix() {
        return prefix;
    }
}
