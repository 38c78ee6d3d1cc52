package org.serviceledger.core.event;

/** A procedure whose time is not counted (特别程序, 行政许可法 45). */
public enum SpecialProcedureKind {

    /** 听证. */
    HEARING,
    /** 招标. */
    TENDER,
    /** 拍卖. */
    AUCTION,
    /** 检验. */
    INSPECTION,
    /** 检测. */
    TESTING,
    /** 检疫. */
    QUARANTINE,
    /** 鉴定. */
    APPRAISAL,
    /** 专家评审. */
    EXPERT_REVIEW,
    /** 公示. */
    PUBLICITY,
    /** 现场踏勘. */
    SITE_VISIT,
    /** 其他. */
    OTHER
}
