package org.serviceledger.app.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.command.http.CallerSource;
import org.serviceledger.core.clock.LedgerClock;

/** Who may do what. The pages set their own security headers; there are no sessions and no cookies. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class SecurityConfiguration {

    private static final String[] PUBLIC = {"/", "/citizen", "/inspector", "/leadership", "/hall", "/hall/**",
            "/assets/**",
            "/lib/**", "/favicon.ico", "/actuator/health", "/v3/api-docs/**", "/api/v1/halls", "/api/v1/halls/**"};

    /** In the demonstration tokens are accepted but not required; one that is not valid is refused. */
    @Bean
    @Profile("demo")
    SecurityWebFilterChain demoSecurity(ServerHttpSecurity http, JsonMapper mapper) {
        return stateless(http, mapper).authorizeExchange(all -> all.anyExchange().permitAll()).build();
    }

    /** In production everything but what is public needs a token of the identity provider. */
    @Bean
    @Profile("serve")
    SecurityWebFilterChain productionSecurity(ServerHttpSecurity http, JsonMapper mapper) {
        return stateless(http, mapper).authorizeExchange(all -> all.pathMatchers(HttpMethod.GET, PUBLIC).permitAll()
                .anyExchange().authenticated()).build();
    }

    private static ServerHttpSecurity stateless(ServerHttpSecurity http, JsonMapper mapper) {
        UnauthorizedProblem problem = new UnauthorizedProblem(mapper);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable).httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable).logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .exceptionHandling(e -> e.authenticationEntryPoint(problem).accessDeniedHandler(problem))
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()).authenticationEntryPoint(problem)
                        .accessDeniedHandler(problem));
    }

    @Bean
    CallerSource callerSource() {
        return new TokenCallerSource();
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
    DemoLoginEndpoint demoLoginEndpoint(DemoTokens tokens) {
        return new DemoLoginEndpoint(tokens);
    }
}
