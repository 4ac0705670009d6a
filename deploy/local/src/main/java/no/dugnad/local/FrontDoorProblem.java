package no.dugnad.local;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the front door itself has to refuse, as problem details (RFC 9457) in the caller's language, shaped like the services' own. */
enum FrontDoorProblem {
    BAD_REQUEST(
            400,
            "about:blank",
            Map.of("nb", "Ugyldig forespørsel", "nn", "Ugyldig førespurnad", "en", "Bad Request"),
            Map.of(
                    "nb", "Forespørselen kan ikke leses.",
                    "nn", "Førespurnaden kan ikkje lesast.",
                    "en", "The request cannot be read.")),
    NOT_EXPOSED(
            404,
            "about:blank",
            Map.of("nb", "Ikke funnet", "nn", "Ikkje funne", "en", "Not Found"),
            Map.of(
                    "nb", "Denne adressen er ikke åpen utenfra.",
                    "nn", "Denne adressa er ikkje open utanfrå.",
                    "en", "This address is not open from outside.")),
    SERVICE_UNREACHABLE(
            503,
            "urn:dugnad:problem:service-unreachable",
            Map.of("nb", "Utilgjengelig", "nn", "Utilgjengeleg", "en", "Service Unavailable"),
            Map.of(
                    "nb", "Tjenesten bak denne adressen svarer ikke nå. Prøv igjen om litt.",
                    "nn", "Tenesta bak denne adressa svarer ikkje no. Prøv igjen om litt.",
                    "en", "The service behind this address does not answer just now. Try again in a while.")),
    ANSWER_LOST(
            502,
            "urn:dugnad:problem:answer-lost",
            Map.of("nb", "Svaret gikk tapt", "nn", "Svaret gjekk tapt", "en", "Bad Gateway"),
            Map.of(
                    "nb",
                    "Forbindelsen til tjenesten ble brutt før svaret kom. Det er ikke kjent om det du ba om, er gjort; send det på nytt med samme Idempotency-Key.",
                    "nn",
                    "Sambandet med tenesta vart brote før svaret kom. Det er ikkje kjent om det du bad om, er gjort; send det på nytt med same Idempotency-Key.",
                    "en",
                    "The connection to the service broke before the answer came. Whether what you asked for has been done is not known; send it again with the same Idempotency-Key.")),
    ANSWER_LATE(
            504,
            "urn:dugnad:problem:answer-late",
            Map.of("nb", "Svaret lar vente på seg", "nn", "Svaret lèt vente på seg", "en", "Gateway Timeout"),
            Map.of(
                    "nb",
                    "Tjenesten svarte ikke i tide. Det er ikke kjent om det du ba om, er gjort; send det på nytt med samme Idempotency-Key.",
                    "nn",
                    "Tenesta svara ikkje i tide. Det er ikkje kjent om det du bad om, er gjort; send det på nytt med same Idempotency-Key.",
                    "en",
                    "The service did not answer in time. Whether what you asked for has been done is not known; send it again with the same Idempotency-Key.")),
    TOO_SLOW(
            408,
            "urn:dugnad:problem:too-slow",
            Map.of("nb", "For langsomt", "nn", "For sakte", "en", "Request Timeout"),
            Map.of(
                    "nb", "Innholdet kom så langsomt at det ble gitt opp.",
                    "nn", "Innhaldet kom så sakte at det vart gitt opp.",
                    "en", "The body came so slowly that it was given up."));

    private static final String FALLBACK = "en";

    private final int status;
    private final String type;
    private final Map<String, String> title;
    private final Map<String, String> detail;

    FrontDoorProblem(int status, String type, Map<String, String> title, Map<String, String> detail) {
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    /** Whether the same request may do better in a while. */
    boolean again() {
        return status > 500;
    }

    Map<String, String> headers(HttpServerRequest request) {
        return Map.of(
                "Content-Type", "application/problem+json",
                "Content-Language", language(request.getHeader("Accept-Language")),
                "Vary", "Accept-Language",
                "Cache-Control", "no-store");
    }

    String body(HttpServerRequest request) {
        String language = language(request.getHeader("Accept-Language"));
        return new JsonObject()
                .put("type", type)
                .put("title", title.get(language))
                .put("status", status)
                .put("detail", detail.get(language))
                .put("instance", request.path())
                .encode();
    }

    void answer(HttpServerRequest request) {
        request.response().setStatusCode(status);
        headers(request).forEach(request.response()::putHeader);
        request.response().end(body(request));
    }

    /** nb, nn or en; {@code no} is read as nb. */
    static String language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 500) {
            return FALLBACK;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            return ranges.stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().split("-")[0])
                    .map(language -> language.equals("no") ? "nb" : language)
                    .filter(language -> List.of("nb", "nn", "en").contains(language))
                    .findFirst()
                    .orElse(FALLBACK);
        } catch (IllegalArgumentException unreadable) {
            return FALLBACK;
        }
    }
}
