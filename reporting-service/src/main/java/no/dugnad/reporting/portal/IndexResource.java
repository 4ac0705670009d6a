package no.dugnad.reporting.portal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Suite")
public class IndexResource {
    @Schema(name = "Index")
    public record Index(
            @Schema(required = true) String name,
            @Schema(required = true) Text purpose,
            @Schema(required = true) String config,
            @Schema(required = true) Map<String, String> documents) {}

    private static final Index INDEX = new Index(
            "Dugnad",
            new Text(
                    Map.of(
                            "nb",
                                    "Innovasjonsvirkemidler for kommuner: hva som finnes, hvem som kan få, hvem som samarbeider, og hvem som deltar.",
                            "nn",
                                    "Innovasjonsverkemiddel for kommunar: kva som finst, kven som kan få, kven som samarbeider, og kven som deltek.",
                            "en",
                                    "Innovation schemes for municipalities: what there is, who may get it, who works together, and who takes part.")),
            "/v1/config",
            ConfigResource.documents());

    @GET
    @Operation(operationId = "index", summary = "Where to begin")
    public Index index() {
        return INDEX;
    }
}
