package org.serviceledger.command.http;

import java.time.Duration;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.serviceledger.command.Desk;
import org.serviceledger.core.identity.CallerSource;
import org.serviceledger.core.ledger.LedgerException;

/** The endpoints over an intake in memory, with the error handling of the whole server. */
final class HttpDesk implements AutoCloseable {

    static final CallerSource ANYBODY = () -> Mono.just(Desk.ANYBODY);

    private final Desk desk = new Desk(64);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    HttpDesk() {
        context.register(Web.class);
        context.registerBean(RecordsEndpoint.class, () -> new RecordsEndpoint(desk.intake(), ANYBODY));
        context.registerBean(QuarantineEndpoint.class,
                () -> new QuarantineEndpoint(desk.intake(), desk.quarantine(), ANYBODY));
        context.registerBean(ProblemHandler.class, () -> new ProblemHandler(JsonMapper.shared()));
        context.registerBean(Broken.class, Broken::new);
        context.refresh();
    }

    Desk desk() {
        return desk;
    }

    WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context).configureClient()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                .responseTimeout(Duration.ofSeconds(20)).build();
    }

    /** The same for a real server. */
    HttpHandler handler() {
        return WebHttpHandlerBuilder.applicationContext(context).build();
    }

    @Override
    public void close() {
        context.close();
        desk.close();
    }

    @EnableWebFlux
    static final class Web {}

    /** An endpoint with a fault. */
    @RestController
    static final class Broken {

        @GetMapping("/broken")
        Mono<String> broken() {
            return Mono.error(new IllegalStateException("the password is 1234"));
        }

        @GetMapping("/unknown-outcome")
        Mono<String> unknownOutcome() {
            return Mono.error(new LedgerException.OutcomeUnknown("perhaps stored", null));
        }
    }
}
