package org.serviceledger.app.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

import org.serviceledger.command.http.CallerSource;
import org.serviceledger.core.identity.Caller;
import org.serviceledger.core.identity.Caller.Role;

/** The caller is who the access token says. */
final class TokenCallerSource implements CallerSource {

    @Override
    public Mono<Caller> caller() {
        return ReactiveSecurityContextHolder.getContext().mapNotNull(context -> context.getAuthentication())
                .filter(authentication -> authentication.getPrincipal() instanceof Jwt)
                .map(authentication -> caller((Jwt) authentication.getPrincipal())).defaultIfEmpty(Caller.anonymous());
    }

    private static Caller caller(Jwt token) {
        List<String> claimed = token.getClaimAsStringList("roles");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (claimed != null) {
            Arrays.stream(Role.values()).filter(role -> claimed.contains(role.name())).forEach(roles::add);
        }
        String subject = token.getSubject();
        return new Caller(subject == null ? "unnamed" : subject, roles);
    }
}
