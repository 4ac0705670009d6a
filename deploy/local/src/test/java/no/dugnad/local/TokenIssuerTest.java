package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {

    private static final Map<String, String> REGISTRY = Map.of(
            "/v1/counties/46", "{\"number\":\"46\",\"name\":\"Vestland\",\"organisationNumber\":\"821311632\"}",
            "/v1/municipalities/4601", "{\"number\":\"4601\",\"name\":\"Bergen\",\"organisationNumber\":\"964338531\"}",
            "/v1/municipalities/1508", "{\"number\":\"1508\",\"name\":\"Ålesund\",\"organisationNumber\":null}");

    @TempDir
    Path folder;

    private final Ports ports = Ports.chosen(Map.of(), true);
    private HttpServer registry;
    private TokenIssuer issuer;
    private DataFolder data;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.number(Port.MUNICIPALITIES)), 0);
        registry.createContext("/", exchange -> {
            byte[] body = REGISTRY.getOrDefault(exchange.getRequestURI().getPath(), "")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        registry.start();
        CompletableFuture<TokenIssuer> itself = new CompletableFuture<>();
        issuer = TokenIssuer.start(
                ports.number(Port.ISSUER),
                new TokenDesk(
                        Addresses.of(Service.MUNICIPALITIES, ports),
                        (profile, organisation) -> itself.join().token(profile, organisation)));
        itself.complete(issuer);
        data = DataFolder.open(folder);
        Addresses.write(data, ports, Service.WITH_DATA);
    }

    @AfterEach
    void stop() throws IOException {
        data.close();
        issuer.close();
        registry.stop(0);
    }

    @Test
    void aTokenIsShapedLikeMaskinportensSignedByThePublishedKeyAndGoodForAnHour() throws Exception {
        SignedJWT token = SignedJWT.parse(Token.ask(folder, "scheme-owner"));

        String address = TokenIssuer.url(ports.number(Port.ISSUER));
        JWKSet keys = JWKSet.load(URI.create(address + "/jwks").toURL());
        assertTrue(token.verify(new RSASSAVerifier(
                keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())));
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertEquals(address, claims.getIssuer());
        assertEquals(List.of("dugnad"), claims.getAudience());
        assertEquals("dugnad:instruments.write dugnad:participations.write", claims.getClaim("scope"));
        assertEquals(Map.of("authority", "iso6523-actorid-upis", "ID", "0192:972417858"), claims.getClaim("consumer"));
        assertEquals("local-scheme-owner", claims.getClaim("client_id"));
        assertEquals("private_key_jwt", claims.getClaim("client_amr"));
        assertEquals("Bearer", claims.getClaim("token_type"));
        assertFalse(claims.getJWTID().isBlank());
        assertEquals(
                Duration.ofHours(1),
                Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()));
    }

    @Test
    void aMunicipalitySpeaksByTheOrganisationNumberThatTheRegistryKnows() throws Exception {
        SignedJWT token = SignedJWT.parse(Token.ask(folder, "municipality:4601"));

        assertEquals(
                "0192:964338531",
                token.getJWTClaimsSet().getJSONObjectClaim("consumer").get("ID"));
    }

    @Test
    void aCountyAuthorityDoesToo() throws Exception {
        SignedJWT token = SignedJWT.parse(Token.ask(folder, "county:46"));

        assertEquals(
                "0192:821311632",
                token.getJWTClaimsSet().getJSONObjectClaim("consumer").get("ID"));
        assertEquals(
                "No county has the number 99 today.",
                assertThrows(Trouble.class, () -> Token.ask(folder, "county:99"))
                        .getMessage());
    }

    @Test
    void aMunicipalityWithoutOrganisationNumberGetsNoToken() {
        assertEquals(
                "No organisation number is known for 1508 Ålesund, so nobody can speak for it: no token is made.",
                assertThrows(Trouble.class, () -> Token.ask(folder, "municipality:1508"))
                        .getMessage());
    }

    @Test
    void aMunicipalityThatIsNotThereGetsNoToken() {
        assertEquals(
                "No municipality has the number 9999 today.",
                assertThrows(Trouble.class, () -> Token.ask(folder, "municipality:9999"))
                        .getMessage());
    }

    @Test
    void whenNothingRunsTheAnswerSaysSo() throws IOException {
        Addresses.remove(data);

        assertEquals(
                "Dugnad is not running (or not ready yet) on %s: start it with deploy/up.".formatted(folder),
                assertThrows(Trouble.class, () -> Token.ask(folder, "admin")).getMessage());
    }
}
