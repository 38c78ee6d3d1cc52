package org.serviceledger.app.config;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/** Says where the server is, once it is there. */
public final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ReactiveWebServerApplicationContext context
                && context.getWebServer() != null) {
            System.out.printf("%n  政务服务全程留痕账本 is ready: http://localhost:%d%n%n", context.getWebServer().getPort());
        }
    }
}
