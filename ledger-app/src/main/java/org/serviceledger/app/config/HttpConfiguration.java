package org.serviceledger.app.config;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/** How requests come in, below what Spring sees of them. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> malformedRequests() {
        return factory -> factory
                .addServerCustomizers(
                        server -> server.doOnChannelInit((observer, channel, address) -> channel.pipeline()
                                .addBefore(NettyPipeline.HttpTrafficHandler, "malformed-http", new MalformedHttp())));
    }
}
