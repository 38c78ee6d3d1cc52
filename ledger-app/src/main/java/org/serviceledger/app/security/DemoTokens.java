package org.serviceledger.app.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.identity.Caller.Role;

/** Signs the demonstration's own tokens, with a key that lives as long as the process. */
final class DemoTokens {

    static final Duration LIFETIME = Duration.ofHours(8);
    private static final int KEY_BYTES = 32;

    private final SecretKey key;
    private final LedgerClock clock;

    DemoTokens(LedgerClock clock) {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.clock = clock;
    }

    /**
     * A token.
     *
     * @param own further claims: what is the user's own
     */
    String issue(String user, Role role, Map<String, Object> own) {
        Instant now = clock.now();
        JwtClaimsSet claims = JwtClaimsSet.builder().issuer("demo").subject(user).issuedAt(now)
                .expiresAt(now.plus(LIFETIME)).claim("roles", List.of(role.name()))
                .claims(all -> all.putAll(own)).build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return new NimbusJwtEncoder(new ImmutableSecret<>(key)).encode(JwtEncoderParameters.from(header, claims))
                .getTokenValue();
    }

    ReactiveJwtDecoder decoder() {
        return NimbusReactiveJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS256).build();
    }
}
