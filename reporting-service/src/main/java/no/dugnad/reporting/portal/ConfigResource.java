package no.dugnad.reporting.portal;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.portal.ConfigView.DataLicence;
import no.dugnad.reporting.portal.ConfigView.Licence;
import no.dugnad.reporting.portal.ConfigView.Limits;
import no.dugnad.reporting.portal.ConfigView.Versions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/config")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Suite")
public class ConfigResource {
    private static final String CREDIT = "Kilde: SSB (CC BY 4.0), Kartverket (CC BY 4.0), Brønnøysundregistrene (NLOD)";

    private final ConfigView config;

    ConfigResource(
            @ConfigProperty(name = "dugnad.rate-limit.requests-per-minute") long requestsPerMinute,
            @ConfigProperty(name = "dugnad.limits.json-body") MemorySize json,
            @ConfigProperty(name = "dugnad.limits.csv-body") MemorySize csv,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "dugnad.public-url") String address,
            @ConfigProperty(name = "dugnad.contact") Optional<String> contact) {
        config = new ConfigView(
                "Dugnad",
                Messages.LANGUAGES,
                new Limits(requestsPerMinute, 50, 500, json.asLongValue(), csv.asLongValue(), 4, 24, 400),
                new Versions("v1", "v1", version, "3.1.0", "3.0.0"),
                new Licence(
                        "EUPL-1.2",
                        List.of(
                                new DataLicence("SSB", "CC BY 4.0", "https://www.ssb.no/"),
                                new DataLicence("Kartverket", "CC BY 4.0", "https://www.kartverket.no/"),
                                new DataLicence("Brønnøysundregistrene", "NLOD", "https://www.brreg.no/")),
                        CREDIT),
                citation(address),
                contact.orElse(null),
                documents());
    }

    @GET
    @Operation(
            operationId = "config",
            summary = "What holds for the suite",
            description = "Limits, languages, versions, licences, how to cite, and where the interfaces are described.")
    public ConfigView config() {
        return config;
    }

    private static Text citation(String address) {
        return new Text(Map.of(
                "nb",
                        "Dugnad, " + address + ", lest DATO. Oppgi svarets permalenke når du gjengir et tall. " + CREDIT
                                + ".",
                "nn",
                        "Dugnad, " + address + ", lese DATO. Oppgje permalenkja til svaret når du gjev att eit tal. "
                                + CREDIT + ".",
                "en",
                        "Dugnad, " + address
                                + ", read on DATE. Give the answer's permalink with any figure that you quote. "
                                + CREDIT + "."));
    }

    static Map<String, String> documents() {
        var documents = new LinkedHashMap<String, String>();
        documents.put("docs", "/docs");
        for (var service : List.of("municipalities", "instruments", "partnerships", "reporting"))
            documents.put(service, "/openapi/" + service);
        documents.put("events", "/asyncapi");
        return documents;
    }
}
