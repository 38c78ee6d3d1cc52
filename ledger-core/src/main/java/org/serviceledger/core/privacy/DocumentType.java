package org.serviceledger.core.privacy;

/** Kind of the document that says who somebody is (证件类型). The first two carry a check digit. */
public enum DocumentType {

    /** 居民身份证, and 港澳台居民居住证, whose numbers are made the same way (GB 11643). */
    RESIDENT_IDENTITY_CARD,
    /** 统一社会信用代码 of a legal entity (GB 32100). */
    UNIFIED_SOCIAL_CREDIT_CODE,
    /** 护照. */
    PASSPORT,
    /** 外国人永久居留身份证. */
    PERMANENT_RESIDENCE_PERMIT,
    /** 港澳居民来往内地通行证, 台湾居民来往大陆通行证. */
    TRAVEL_PERMIT,
    /** 其他. */
    OTHER
}
