package no.dugnad.reporting.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.http.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the services say to each other, as it is written in {@code contracts/}. */
@Path("/asyncapi")
@Produces("application/yaml")
@Tag(name = "Suite")
public class AsyncApiResource {
    private final byte[] yaml = read("asyncapi.yaml").orElseThrow();
    private final byte[] json = json(yaml);

    @GET
    @Operation(
            operationId = "asyncapi",
            summary = "The events",
            description = "The AsyncAPI 3 document, as YAML or, by `Accept`, as JSON.")
    @APIResponse(
            responseCode = "200",
            description = "The document.",
            content = {
                @Content(mediaType = "application/yaml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT))
            })
    public byte[] yaml() {
        return yaml;
    }

    @GET
    @Produces("application/json;qs=0.5") // YAML unless JSON is asked for
    @Operation(hidden = true)
    public byte[] json() {
        return json;
    }

    @GET
    @Path("/schemas/{aggregate: [a-z-]+}.json")
    @Produces({"application/schema+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "eventSchema",
            summary = "Schema of an aggregate's state",
            description = "JSON Schema (2020-12) of what the events of this aggregate carry.")
    @APIResponse(
            responseCode = "200",
            description = "The schema.",
            content = @Content(mediaType = "application/schema+json", schema = @Schema(type = SchemaType.OBJECT)))
    public byte[] schema(@Parameter(description = "Such as `municipality`.") String aggregate) {
        return read("schemas/" + aggregate + ".json").orElseThrow(() -> Problem.notFound("status-404", Map.of()));
    }

    private static Optional<byte[]> read(String file) {
        try (var in = AsyncApiResource.class.getResourceAsStream("/contracts/" + file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(byte[] yaml) {
        try {
            return new ObjectMapper().writeValueAsBytes(new ObjectMapper(new YAMLFactory()).readTree(yaml));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
