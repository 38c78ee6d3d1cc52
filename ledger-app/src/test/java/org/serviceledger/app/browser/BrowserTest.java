package org.serviceledger.app.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of the pages in a real browser on a real server. They get a {@link Browser}, as a reader who has
 * never been here, and an {@link org.serviceledger.app.Http} client of the same server, which has the
 * demonstration's province loaded and which all such tests share. Passed over where there is no browser,
 * except in CI.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({BrowserPresent.class, SharedBrowser.class})
@interface BrowserTest {
}
