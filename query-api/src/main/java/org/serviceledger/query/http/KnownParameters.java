package org.serviceledger.query.http;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses to read by a parameter that is not taken: whoever misspells a filter would else get an answer without it and
 * take that for the answer to the question. What is taken, each reading method says by its own parameters.
 */
public final class KnownParameters implements WebFilter {

    private static final String READS = "/api/v1/";
    private static final int SHOWN = 40;

    private final RequestMappingHandlerMapping handlers;
    private final Map<Method, Set<String>> taken = new ConcurrentHashMap<>();

    public KnownParameters(RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        boolean reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        if (!reads || request.getQueryParams().isEmpty() || !request.getPath().value().startsWith(READS)) {
            return chain.filter(exchange);
        }
        Set<String> given = request.getQueryParams().keySet();
        return handlers.getHandler(exchange).ofType(HandlerMethod.class)
                .map(handler -> taken.computeIfAbsent(handler.getMethod(), KnownParameters::takenBy))
                .filter(known -> !known.containsAll(given)).<Void>handle((known, sink) -> sink.error(
                        Parameters.problem(HttpStatus.BAD_REQUEST, "unknown-parameter", unknown(given, known))))
                .switchIfEmpty(Mono.defer(() -> chain.filter(exchange)));
    }

    private static String unknown(Set<String> given, Set<String> known) {
        List<String> others = given.stream().filter(name -> !known.contains(name))
                .map(name -> name.substring(0, Math.min(SHOWN, name.length()))).sorted().toList();
        return String.join(", ", others) + ": not taken here; "
                + (known.isEmpty() ? "nothing is" : "these are: " + String.join(", ", known));
    }

    private static Set<String> takenBy(Method method) {
        return Stream.of(method.getParameters()).flatMap(KnownParameters::names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(Parameter parameter) {
        RequestParam named = parameter.getAnnotation(RequestParam.class);
        if (named != null) {
            return Stream.of(named.name().isEmpty() ? parameter.getName() : named.name());
        }
        return parameter.getType().isRecord() && !parameter.isAnnotationPresent(RequestBody.class)
                ? Stream.of(parameter.getType().getRecordComponents()).map(RecordComponent::getName)
                : Stream.empty();
    }
}
