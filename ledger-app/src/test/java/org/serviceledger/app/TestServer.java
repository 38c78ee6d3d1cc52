package org.serviceledger.app;

import java.nio.file.Path;
import java.util.Map;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

import org.serviceledger.app.server.ServerApplication;

/** The whole server as {@code demo --empty} starts it, within the test's process, on a port of its own. */
public final class TestServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    public TestServer(Path data, Map<String, Object> settings) {
        context = new SpringApplicationBuilder(ServerApplication.class).web(WebApplicationType.REACTIVE)
                .profiles("demo").properties(Map.of("server.port", 0, "ledger.data", data.toString()))
                .properties(settings).initializers(TestServer::withThreadsOfItsOwn).logStartupInfo(false).run();
    }

    /** Else the first server that is closed would take the event loops of all the others with it. */
    private static void withThreadsOfItsOwn(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        });
    }

    public int port() {
        return ((ReactiveWebServerApplicationContext) context).getWebServer().getPort();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
