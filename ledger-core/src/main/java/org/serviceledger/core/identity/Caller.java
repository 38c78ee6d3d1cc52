package org.serviceledger.core.identity;

import java.util.Set;

/**
 * Who is asking. Every command and every read passes one place that knows the caller.
 *
 * @param name  the account, never a person's name
 * @param roles what the caller may act as
 */
public record Caller(String name, Set<Role> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** A visitor who has not signed in. */
    public static Caller anonymous() {
        return new Caller("anonymous", Set.of());
    }

    /** The roles of the field, see the separation of duties in the documents. */
    public enum Role {
        CITIZEN, CLERK, APPROVER, HALL_MANAGER, INSPECTOR, LEADER, ADMIN, SOURCE, DEVICE
    }
}
