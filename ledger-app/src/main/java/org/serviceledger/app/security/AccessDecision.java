package org.serviceledger.app.security;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import reactor.core.publisher.Mono;

import org.serviceledger.core.identity.Caller.Role;

/** Lets a request through by the table, and no other one. */
final class AccessDecision implements ReactiveAuthorizationManager<AuthorizationContext> {

    private final AccessTable table;

    AccessDecision(AccessTable table) {
        this.table = table;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        var request = context.getExchange().getRequest();
        Access access = table.find(request.getMethod(), request.getPath().pathWithinApplication()).orElse(null);
        if (access == null) {
            return Mono.just(new AuthorizationDecision(false));
        }
        if (access.open()) {
            return Mono.just(new AuthorizationDecision(true));
        }
        return authentication.filter(Authentication::isAuthenticated)
                .map(who -> who.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                        .anyMatch(authority -> access.roles().stream().map(Role::name).anyMatch(authority::equals)))
                .defaultIfEmpty(false).map(AuthorizationDecision::new);
    }
}
