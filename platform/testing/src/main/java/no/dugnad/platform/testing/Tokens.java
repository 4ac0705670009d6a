package no.dugnad.platform.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Maskinporten-shaped tokens, signed for real, good and bad. */
public final class Tokens {
    /** An organisation that owns nothing in any test. */
    public static final String STRANGER = "974760665";

    /** To sign one takes longer than most requests do. They are good for longer than any module is tested. */
    private static final Map<Holder, String> KEPT = new ConcurrentHashMap<>();

    private record Holder(String scopes, String organisation, String issuer) {}

    private Tokens() {}

    /**
     * @param scopes space-separated
     * @param organisation nine digits: the consumer
     */
    public static String of(String scopes, String organisation) {
        return KEPT.computeIfAbsent(
                new Holder(scopes, organisation, setting("dugnad.test.issuer")),
                holder -> sign(claims(scopes, organisation), key()));
    }

    public static String admin() {
        return of("dugnad:admin", "991825827");
    }

    /** With delegation: the supplier acts for the consumer. */
    public static String delegated(String scopes, String organisation, String supplier) {
        return sign(claims(scopes, organisation).claim("supplier", party(supplier)), key());
    }

    public static String expired(String scopes, String organisation) {
        var now = Instant.now();
        return sign(
                claims(scopes, organisation).issuedAt(now.minusSeconds(7_200)).expiresAt(now.minusSeconds(3_600)),
                key());
    }

    public static String ofOtherIssuer(String scopes, String organisation) {
        return sign(claims(scopes, organisation).issuer("https://issuer.example/"), key());
    }

    public static String forOtherAudience(String scopes, String organisation) {
        return sign(claims(scopes, organisation).audience("another"), key());
    }

    public static String signedByOther(String scopes, String organisation) {
        try {
            return sign(
                    claims(scopes, organisation),
                    KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JwtClaimsBuilder claims(String scopes, String organisation) {
        var now = Instant.now();
        return Jwt.claims()
                .issuer(setting("dugnad.test.issuer"))
                .audience("dugnad")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(7_200))
                .claim("scope", scopes)
                .claim("client_id", "test")
                .claim("consumer", party(organisation));
    }

    private static Map<String, String> party(String organisation) {
        return Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + organisation);
    }

    private static String sign(JwtClaimsBuilder claims, PrivateKey key) {
        return claims.jws().keyId("test").sign(key);
    }

    private static PrivateKey key() {
        try {
            var encoded = Base64.getDecoder().decode(setting("dugnad.test.key"));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
