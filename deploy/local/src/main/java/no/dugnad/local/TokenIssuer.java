package no.dugnad.local;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.Route;

/** Stands in for Maskinporten: its tokens carry what Maskinporten's carry, signed with a key that is made anew at every start. */
final class TokenIssuer implements AutoCloseable {

    static final Duration LIFETIME = Duration.ofHours(1);
    static final String AUDIENCE = "dugnad";

    private static final String ISSUER_ID = "local";

    private final MockOAuth2Server server;
    private final int port;

    private TokenIssuer(MockOAuth2Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /** @param routes served beside the issuer's own, and before them */
    static TokenIssuer start(int port, Route... routes) throws IOException {
        MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(false), routes);
        server.start(InetAddress.getByName("127.0.0.1"), port);
        return new TokenIssuer(server, port);
    }

    /** The value of {@code iss}. Services must be given this very spelling: the discovery document echoes the host name it was asked by. */
    static String url(int port) {
        return "http://127.0.0.1:%d/%s".formatted(port, ISSUER_ID);
    }

    String token(Profile profile, OrganisationNumber organisation) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", url(port));
        claims.put("aud", AUDIENCE);
        claims.put("scope", String.join(" ", profile.scopes()));
        claims.put("consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + organisation.digits()));
        claims.put("client_id", "local-" + profile.word());
        claims.put("client_amr", "private_key_jwt");
        claims.put("token_type", "Bearer");
        claims.put("jti", UUID.randomUUID().toString());
        SignedJWT token = server.getConfig().getTokenProvider().jwt(claims, LIFETIME, ISSUER_ID);
        requireLifetime(token);
        return token.serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    @Override
    public String toString() {
        return "token issuer";
    }

    /** The server has mistaken seconds for milliseconds in one of its ways to make a token; a token that lives for weeks would go unnoticed. */
    private static void requireLifetime(SignedJWT token) {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            Duration lifetime = Duration.between(
                    claims.getIssueTime().toInstant(),
                    claims.getExpirationTime().toInstant());
            if (!lifetime.equals(LIFETIME)) {
                throw new IllegalStateException("The issuer made a token that lives for " + lifetime);
            }
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
