package org.serviceledger.app.demo;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The demonstration's province and its business. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
public class DemoConfiguration {}
