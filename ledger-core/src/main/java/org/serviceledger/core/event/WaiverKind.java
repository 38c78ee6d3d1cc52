package org.serviceledger.core.event;

/** Why a material need not be handed in. */
public enum WaiverKind {

    /** 数据共享. */
    DATA_SHARED,
    /** 证照调用. */
    LICENCE_CALLED,
    /** 告知承诺. */
    COMMITMENT
}
