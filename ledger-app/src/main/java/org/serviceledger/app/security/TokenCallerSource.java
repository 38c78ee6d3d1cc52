package org.serviceledger.app.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.identity.Caller.Role;
import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.core.privacy.DocumentType;
import org.serviceledger.core.privacy.PersonFields;
import org.serviceledger.core.privacy.PersonVault;

/**
 * The caller is who the access token says. Claims: {@code roles}; {@code source}, one or several; and
 * for a citizen {@code subjectRef}, or {@code idType} and {@code idNumber}, from which it is derived as
 * the intake derives it, for an identity provider that knows numbers but no pseudonyms.
 */
final class TokenCallerSource implements CallerSource {

    private final PersonVault vault;

    TokenCallerSource(PersonVault vault) {
        this.vault = vault;
    }

    @Override
    public Mono<Caller> caller() {
        return ReactiveSecurityContextHolder.getContext().mapNotNull(context -> context.getAuthentication())
                .filter(authentication -> authentication.getPrincipal() instanceof Jwt)
                .map(authentication -> caller((Jwt) authentication.getPrincipal())).defaultIfEmpty(Caller.anonymous());
    }

    private Caller caller(Jwt token) {
        String subject = token.getSubject();
        return new Caller(subject == null ? "unnamed" : subject, roles(token), subjectRef(token),
                Set.copyOf(texts(token.getClaims().get("source"))));
    }

    /** The roles of the field among those that the token claims, however it writes them. */
    static Set<Role> roles(Jwt token) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String claimed : texts(token.getClaims().get("roles"))) {
            String name = claimed.toUpperCase(Locale.ROOT).replace('-', '_');
            Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).forEach(roles::add);
        }
        return roles;
    }

    private @Nullable String subjectRef(Jwt token) {
        if (token.getClaims().get("subjectRef") instanceof String given && !given.isBlank()) {
            return given;
        }
        if (!(token.getClaims().get("idNumber") instanceof String number) || number.isBlank()) {
            return null;
        }
        Object type = token.getClaims().getOrDefault("idType", DocumentType.RESIDENT_IDENTITY_CARD.name());
        return Arrays.stream(DocumentType.values()).filter(known -> known.name().equals(type)).findFirst()
                .map(known -> vault.subjectRef(known, PersonFields.plainNumber(number))).orElse(null);
    }

    private static List<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case String one -> List.of(one);
            case Collection<?> several -> several.stream().filter(String.class::isInstance).map(String.class::cast)
                    .toList();
            case null, default -> List.of();
        };
    }
}
