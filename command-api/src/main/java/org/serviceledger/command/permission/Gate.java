package org.serviceledger.command.permission;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.identity.Caller.Role;
import org.serviceledger.core.identity.Ownership;
import org.serviceledger.core.ledger.Tag;

/** Lets a command through, or not, by who gives it and whose it is about. */
public final class Gate {

    private static final String SUBJECT_REF = "subjectRef";
    private static final int LONGEST_KEY = 256;

    private final Ownership ownership;
    private final boolean administratorMayAll;

    /**
     * @param administratorMayAll whether an administrator may give every command, as in the demonstration
     */
    public Gate(Ownership ownership, boolean administratorMayAll) {
        this.ownership = ownership;
        this.administratorMayAll = administratorMayAll;
    }

    /**
     * The command as it may be carried out: a citizen's names the citizen. Empty when the caller may not
     * give it; that something does not exist is not told apart from its being somebody else's.
     */
    public Mono<ObjectNode> admit(String name, ObjectNode command, Caller caller) {
        Permission permission = CommandPermissions.of(name).orElse(null);
        if (administratorMayAll && caller.hasAnyOf(Role.ADMIN)) {
            return Mono.just(command);
        }
        if (permission == null || permission.roles().stream().noneMatch(caller.roles()::contains)) {
            return Mono.empty();
        }
        boolean asCitizen = permission.roles().stream().filter(caller.roles()::contains)
                .allMatch(role -> role == Role.CITIZEN);
        Permission.Own own = permission.own();
        return asCitizen && own != null ? admitOwn(own, command, caller.subjectRef()) : Mono.just(command);
    }

    private Mono<ObjectNode> admitOwn(Permission.Own own, ObjectNode command, @Nullable String subjectRef) {
        if (subjectRef == null) {
            return Mono.empty();
        }
        return switch (own) {
            case Permission.Own.Name ignored -> {
                JsonNode named = command.path(SUBJECT_REF);
                yield named.isMissingNode() || named.isNull() || subjectRef.equals(named.asString(""))
                        ? Mono.just(command.deepCopy().put(SUBJECT_REF, subjectRef))
                        : Mono.empty();
            }
            case Permission.Own.Entity entity -> owned(entity, command.path(entity.member()).asString(""))
                    .filter(owner -> owner.equals(subjectRef) || owner.isEmpty() && entity.nobodys())
                    .map(owner -> command);
        };
    }

    /** A key that cannot be one is not looked up; the command's own reading says what is wrong with it. */
    private Mono<String> owned(Permission.Own.Entity entity, String key) {
        return key.isBlank() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)
                ? Mono.just("")
                : ownership.ownerOf(Tag.of(entity.tag(), key)).defaultIfEmpty("");
    }
}
