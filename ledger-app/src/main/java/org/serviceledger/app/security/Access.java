package org.serviceledger.app.security;

import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import org.serviceledger.core.identity.Caller.Role;

/**
 * Who may use a route.
 *
 * @param roles any of which is enough; nobody is asked when {@code open}
 * @param open  whether the route is for everybody
 */
record Access(HttpMethod method, PathPattern path, Set<Role> roles, boolean open) {

    Access {
        roles = Set.copyOf(roles);
    }

    static Access open(HttpMethod method, String path) {
        return new Access(method, PathPatternParser.defaultInstance.parse(path), Set.of(), true);
    }

    static Access only(HttpMethod method, String path, Role... roles) {
        return new Access(method, PathPatternParser.defaultInstance.parse(path), Set.of(roles), false);
    }

    boolean covers(PathContainer requested) {
        return path.matches(requested);
    }

    /** A question about what could be read is answered like reading it. */
    boolean covers(HttpMethod requested) {
        return method.equals(requested) || method.equals(HttpMethod.GET) && requested.equals(HttpMethod.HEAD);
    }
}
