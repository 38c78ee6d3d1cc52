package org.serviceledger.app.security;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.query.page.Pages;

/**
 * Says as problem details why a request was not let through: a token is missing or not valid (401), it
 * does not allow this (403), there is nothing there (404) or nothing for that method (405), or its
 * address or a header is written so that it may mean different things to different readers (400). To
 * people who open an address at which there is nothing a page says so.
 */
final class AccessProblem
        implements
            ServerAuthenticationEntryPoint,
            ServerAccessDeniedHandler,
            ServerExchangeRejectedHandler {

    private static final String API = "/api/";

    private final AccessTable table;
    private final JsonMapper mapper;
    private final Pages pages;

    AccessProblem(AccessTable table, JsonMapper mapper, Pages pages) {
        this.table = table;
        this.mapper = mapper;
        this.pages = pages;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException reason) {
        // A token that is not valid is one whatever was asked for.
        boolean badToken = reason instanceof OAuth2AuthenticationException;
        if (!badToken && !exists(exchange)) {
            return nothingThere(exchange);
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return badToken
                ? answer(exchange, HttpStatus.UNAUTHORIZED, "unauthorized", "the access token is not valid")
                : answer(exchange, HttpStatus.UNAUTHORIZED, "unauthorized", "an access token is needed");
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException reason) {
        return exists(exchange)
                ? answer(exchange, HttpStatus.FORBIDDEN, "forbidden", "the access token does not allow this")
                : nothingThere(exchange);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException reason) {
        return answer(exchange, HttpStatus.BAD_REQUEST, "ambiguous-request",
                "the address or a header holds characters that are not accepted there");
    }

    private boolean exists(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return table.find(request.getMethod(), request.getPath().pathWithinApplication()).isPresent();
    }

    private Mono<Void> nothingThere(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        List<HttpMethod> methods = table.methods(request.getPath().pathWithinApplication());
        if (methods.isEmpty() && isReader(request)) {
            return pages.missing(exchange);
        }
        if (methods.isEmpty()) {
            return answer(exchange, HttpStatus.NOT_FOUND, "not-found", "there is nothing at this address");
        }
        exchange.getResponse().getHeaders().setAllow(new LinkedHashSet<>(methods));
        return answer(exchange, HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed",
                "there is no " + request.getMethod() + " here");
    }

    /** Whether somebody opens a page; programs, and whoever asks for what programs ask for, get a problem. */
    private static boolean isReader(ServerHttpRequest request) {
        return request.getMethod() == HttpMethod.GET && !request.getPath().value().startsWith(API)
                && request.getHeaders().getAccept().stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }

    private Mono<Void> answer(ServerWebExchange exchange, HttpStatus status, String code, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "https://serviceledger.org/problems/" + code);
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("code", code);
        body.put("detail", detail);
        body.put("instance", exchange.getRequest().getPath().value());
        var response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] bytes = mapper.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }
}
