package org.serviceledger.command.permission;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.serviceledger.core.identity.Caller.Role;

/**
 * Who may give a command.
 *
 * @param roles any of which is enough
 * @param own   how a citizen's command is tied to the citizen; null when no citizen gives it
 */
public record Permission(Set<Role> roles, @Nullable Own own) {

    public Permission {
        roles = Set.copyOf(roles);
    }

    static Permission of(Role... roles) {
        return new Permission(Set.of(roles), null);
    }

    /** As this, and for citizens in their own name: the command's {@code subjectRef} is theirs. */
    Permission inOwnName() {
        return new Permission(roles, new Own.Name());
    }

    /** As this, and for citizens about what is theirs. */
    Permission aboutOwn(String tag, String member) {
        return new Permission(roles, new Own.Entity(tag, member, false));
    }

    /** As {@link #aboutOwn}, and about what belongs to nobody who is known. */
    Permission aboutOwnOrNobodys(String tag, String member) {
        return new Permission(roles, new Own.Entity(tag, member, true));
    }

    /** What ties a command to the citizen who gives it. */
    public sealed interface Own {

        /** It names the citizen. */
        record Name() implements Own {}

        /**
         * It is about something that belongs to the citizen.
         *
         * @param tag     kind of what it is about
         * @param member  of the command that holds its key
         * @param nobodys whether it may also be about what belongs to nobody who is known
         */
        record Entity(String tag, String member, boolean nobodys) implements Own {}
    }
}
