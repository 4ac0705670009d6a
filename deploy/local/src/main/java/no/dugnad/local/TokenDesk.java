package no.dugnad.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /token?profile=PROFILE} on the issuer's port: 200 with the token and nothing else, or 400 (no such profile), 404 (no organisation known) or 503 (the
 * registry does not answer) with one line that says why. {@code deploy/token} asks here.
 */
final class TokenDesk implements Route {

    static final String PATH = "/token";

    private final String registry;
    private final BiFunction<Profile, OrganisationNumber, String> issuer;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ObjectMapper json = new ObjectMapper();

    /** @param registry where municipalities-service answers, without a slash at the end */
    TokenDesk(String registry, BiFunction<Profile, OrganisationNumber, String> issuer) {
        this.registry = registry;
        this.issuer = issuer;
    }

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return request.getUrl().encodedPath().equals(PATH)
                && request.getMethod().equals("GET");
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        String asked = request.getUrl().queryParameter("profile");
        Profile profile;
        try {
            profile = Profile.parse(asked == null ? "" : asked);
        } catch (Trouble e) {
            return text(400, e.getMessage());
        }
        try {
            OrganisationNumber organisation = profile.lookUp().isPresent()
                    ? organisationAt(profile.lookUp().get())
                    : Objects.requireNonNull(profile.organisation());
            return text(200, issuer.apply(profile, organisation));
        } catch (Trouble e) {
            return text(404, e.getMessage());
        } catch (IOException e) {
            return text(
                    503,
                    "The registry of municipalities does not answer, and only it knows the organisation number: is deploy/up ready?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return text(503, "Dugnad is stopping.");
        }
    }

    private OrganisationNumber organisationAt(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(registry + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 404) {
            throw new Trouble("No %s has the number %s today.".formatted(kind(path), number(path)));
        }
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        JsonNode body = json.readTree(response.body());
        String digits = body.path("organisationNumber").asText("");
        if (digits.isEmpty() || body.path("organisationNumber").isNull()) {
            throw new Trouble("No organisation number is known for %s %s, so nobody can speak for it: no token is made."
                    .formatted(number(path), body.path("name").asText())
                    .replace("  ", " "));
        }
        return new OrganisationNumber(digits);
    }

    private static String number(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String kind(String path) {
        return path.startsWith("/v1/counties/") ? "county" : "municipality";
    }

    private static OAuth2HttpResponse text(int status, @Nullable String line) {
        byte[] bytes = (line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", "text/plain; charset=utf-8", "Cache-Control", "no-store"),
                status,
                null,
                bytes);
    }
}
