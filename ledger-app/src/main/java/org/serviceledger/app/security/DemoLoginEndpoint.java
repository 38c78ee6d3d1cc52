package org.serviceledger.app.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.identity.Caller.Role;
import org.serviceledger.core.privacy.DocumentType;
import org.serviceledger.core.privacy.PersonVault;

/** The demonstration's ready-made people, one for each role and named like it. */
@RestController
final class DemoLoginEndpoint {

    private static final Map<Role, String[]> PEOPLE = Map.of(Role.CITIZEN, new String[]{"办事群众", "a citizen"},
            Role.CLERK,
            new String[]{"窗口人员", "a window clerk"}, Role.APPROVER, new String[]{"审批人员", "an approver"},
            Role.HALL_MANAGER, new String[]{"大厅管理", "a hall manager"}, Role.INSPECTOR,
            new String[]{"监察人员", "an inspector"}, Role.LEADER, new String[]{"领导", "a leader"}, Role.ADMIN,
            new String[]{"管理员", "an administrator"}, Role.SOURCE, new String[]{"来源系统", "a source system"}, Role.DEVICE,
            new String[]{"大厅设备", "a device in a hall"});

    private final DemoTokens tokens;
    private final PersonVault vault;

    DemoLoginEndpoint(DemoTokens tokens, PersonVault vault) {
        this.tokens = tokens;
        this.vault = vault;
    }

    /** What is a user's own: the citizen's cases, and the names under which facts are sent. */
    private Map<String, Object> ownOf(Role role) {
        return switch (role) {
            case CITIZEN -> Map.of("subjectRef",
                    vault.subjectRef(DocumentType.RESIDENT_IDENTITY_CARD, DemoPeople.CITIZEN_ID_NUMBER));
            case SOURCE, ADMIN -> Map.of("source", Caller.ANY_SOURCE);
            case DEVICE -> Map.of("source", List.of(DemoPeople.HALL_MACHINE, "urn:device"));
            default -> Map.of();
        };
    }

    /** A person of the demonstration. */
    record User(String user, Role role, String zh, String en) {

        static User of(Role role) {
            String[] names = PEOPLE.getOrDefault(role, new String[]{role.name(), role.name()});
            return new User(role.name().toLowerCase(Locale.ROOT).replace('_', '-'), role, names[0], names[1]);
        }
    }

    /** Everybody who can sign in. */
    @GetMapping("/demo/users")
    List<User> users() {
        return Arrays.stream(Role.values()).map(User::of).toList();
    }

    /** A token for one of them. */
    @PostMapping("/demo/login")
    Map<String, Object> login(@RequestParam String user) {
        User known = users().stream().filter(u -> u.user().equals(user)).findFirst().orElseThrow(() -> {
            ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
                    "the demonstration knows " + users().stream().map(User::user).toList());
            body.setProperty("code", "unknown-user");
            return new ErrorResponseException(HttpStatus.BAD_REQUEST, body, null);
        });
        return Map.of("access_token", tokens.issue(known.user(), known.role(), ownOf(known.role())), "token_type",
                "Bearer", "expires_in",
                DemoTokens.LIFETIME.toSeconds());
    }
}
