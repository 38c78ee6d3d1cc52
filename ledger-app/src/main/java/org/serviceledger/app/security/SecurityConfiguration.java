package org.serviceledger.app.security;

import java.util.Collection;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.command.permission.Gate;
import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.core.identity.Ownership;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.privacy.PersonVault;
import org.serviceledger.query.page.Pages;

/** Who may do what. The pages set their own security headers; there are no sessions and no cookies. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class SecurityConfiguration {

    @Bean
    @Profile("demo")
    AccessTable demonstrationAccess() {
        return AccessTable.demonstration();
    }

    @Bean
    @Profile("serve")
    AccessTable productionAccess() {
        return AccessTable.production();
    }

    @Bean
    AccessProblem accessProblem(AccessTable table, JsonMapper mapper, Pages pages) {
        return new AccessProblem(table, mapper, pages);
    }

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, AccessTable table, AccessProblem problem) {
        ReactiveJwtAuthenticationConverter authorities = new ReactiveJwtAuthenticationConverter();
        authorities.setJwtGrantedAuthoritiesConverter(token -> Flux.fromIterable(authorities(token)));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable).httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable).logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .exceptionHandling(e -> e.authenticationEntryPoint(problem).accessDeniedHandler(problem))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(authorities))
                        .authenticationEntryPoint(problem).accessDeniedHandler(problem))
                .authorizeExchange(all -> all.anyExchange().access(new AccessDecision(table))).build();
    }

    private static Collection<GrantedAuthority> authorities(Jwt token) {
        return List.copyOf(
                TokenCallerSource.roles(token).stream().map(role -> new SimpleGrantedAuthority(role.name())).toList());
    }

    @Bean
    CallerSource callerSource(PersonVault vault) {
        return new TokenCallerSource(vault);
    }

    @Bean
    Ownership ownership(Ledger ledger) {
        return new Ownership(ledger);
    }

    @Bean
    @Profile("demo")
    Gate demonstrationGate(Ownership ownership) {
        return new Gate(ownership, true);
    }

    @Bean
    @Profile("serve")
    Gate productionGate(Ownership ownership) {
        return new Gate(ownership, false);
    }

    @Bean
    @Profile("demo")
    DemoTokens demoTokens() {
        return new DemoTokens(LedgerClock.system());
    }

    @Bean
    @Profile("demo")
    ReactiveJwtDecoder demoTokenDecoder(DemoTokens tokens) {
        return tokens.decoder();
    }

    @Bean
    @Profile("demo")
    DemoLoginEndpoint demoLoginEndpoint(DemoTokens tokens, PersonVault vault) {
        return new DemoLoginEndpoint(tokens, vault);
    }
}
