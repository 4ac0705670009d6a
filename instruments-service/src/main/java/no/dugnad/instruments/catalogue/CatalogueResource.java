package no.dugnad.instruments.catalogue;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.ByteArrayOutputStream;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/catalogue")
@Produces({CatalogueResource.TURTLE, CatalogueResource.JSON_LD})
@Tag(name = "Linked data", description = "The catalogue for harvest by data.norge.no.")
public class CatalogueResource {
    static final String TURTLE = "text/turtle";
    static final String JSON_LD = "application/ld+json";

    private static final MediaType TURTLE_TYPE = new MediaType("text", "turtle");
    private static final MediaType JSON_LD_TYPE = new MediaType("application", "ld+json");

    private final LinkedCatalogue catalogue;

    CatalogueResource(LinkedCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Operation(operationId = "catalogue", summary = "The catalogue as linked data", description = """
                    Instruments (virkemidler) as public services (CPSV-AP-NO), and the catalogue, its data and its API as DCAT-AP-NO. Turtle, or JSON-LD by `Accept`. \
                    Demonstration calls are left out.""")
    @APIResponse(
            responseCode = "200",
            description = "The whole catalogue.",
            content = {
                @Content(mediaType = TURTLE, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = JSON_LD, schema = @Schema(type = SchemaType.OBJECT))
            })
    public Response read(@Context Request request) {
        var variant = request.selectVariant(
                Variant.mediaTypes(TURTLE_TYPE, JSON_LD_TYPE).build());
        var json = variant != null && variant.getMediaType().isCompatible(JSON_LD_TYPE);
        var out = new ByteArrayOutputStream();
        RDFDataMgr.write(out, catalogue.model(), json ? RDFFormat.JSONLD : RDFFormat.TURTLE_PRETTY);
        return Response.ok(out.toByteArray(), json ? JSON_LD : TURTLE + ";charset=UTF-8")
                .build();
    }
}
