package org.serviceledger.core.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who is asking. Every command and every read passes one place that knows the caller.
 *
 * @param name       the account, never a person's name
 * @param roles      what the caller may act as
 * @param subjectRef pseudonym under which the caller's own cases are kept; null for who has none
 * @param sources    under which sources the caller may send facts; {@link #ANY_SOURCE} for every one
 */
public record Caller(String name, Set<Role> roles, @Nullable String subjectRef, Set<String> sources) {

    /** Stands for every source. */
    public static final String ANY_SOURCE = "*";

    private static final Set<Role> READS_EVERY_CASE = EnumSet.of(Role.CLERK, Role.APPROVER, Role.INSPECTOR,
            Role.LEADER, Role.ADMIN);

    private static final Set<Role> WATCHES_EVERY_SOURCE = EnumSet.of(Role.INSPECTOR, Role.LEADER, Role.ADMIN);

    public Caller {
        roles = Set.copyOf(roles);
        sources = Set.copyOf(sources);
    }

    /** Somebody without cases or a source of their own. */
    public Caller(String name, Set<Role> roles) {
        this(name, roles, null, Set.of());
    }

    /** A visitor who has not signed in. */
    public static Caller anonymous() {
        return new Caller("anonymous", Set.of());
    }

    /** Whether the caller has one of these roles. */
    public boolean hasAnyOf(Role... wanted) {
        return Arrays.stream(wanted).anyMatch(roles::contains);
    }

    /** Whether all cases may be read, and not only the caller's own. */
    public boolean readsEveryCase() {
        return roles.stream().anyMatch(READS_EVERY_CASE::contains);
    }

    /** Whether a fact may be sent under this source: the caller's own, or one below it. */
    public boolean sendsAs(String source) {
        return sources.contains(ANY_SOURCE) || sources.stream()
                .anyMatch(own -> source.equals(own) || source.startsWith(own + "/") || source.startsWith(own + ":"));
    }

    /** Whether it may be seen how a source does: by those who watch over all, and by who sends under its name. */
    public boolean sees(@Nullable String source) {
        return roles.stream().anyMatch(WATCHES_EVERY_SOURCE::contains) || (source != null && sendsAs(source));
    }

    /** The roles of the field, see the separation of duties in the documents. */
    public enum Role {
        CITIZEN, CLERK, APPROVER, HALL_MANAGER, INSPECTOR, LEADER, ADMIN, SOURCE, DEVICE
    }
}
