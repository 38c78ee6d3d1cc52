package org.serviceledger.core.event;

/** Who applies (服务对象). */
public enum ApplicantKind {
    PERSON, LEGAL_ENTITY
}
