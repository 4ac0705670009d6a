package no.dugnad.reporting.form;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import no.dugnad.platform.http.Language;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.write.Found;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/report-forms/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ReportFormVersionResource {
    private static final String SCHEMA = "application/schema+json";
    private static final MediaType SCHEMA_TYPE = MediaType.valueOf(SCHEMA);

    @Schema(name = "ReportFormVersion", description = "A form as it was written once.")
    public record VersionView(
            @Schema(required = true) int version,
            @Schema(required = true) Instant publishedAt,

            @Schema(description = "On whose behalf it was published.") @Nullable
            String organisationNumber,

            @Schema(required = true) FormRequest form) {}

    private final EntityManager entities;
    private final Forms forms;
    private final String publicUrl;

    ReportFormVersionResource(
            EntityManager entities, Forms forms, @ConfigProperty(name = "dugnad.public-url") String publicUrl) {
        this.entities = entities;
        this.forms = forms;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/versions")
    @Operation(
            operationId = "reportFormVersions",
            summary = "Every version of a report form",
            description = "The newest first, each as it was written.")
    public Page<VersionView> versions(
            @RestPath @Parameter(description = "Slug of the form.") String id, @BeanParam @Valid PageQuery query) {
        if (ReportForm.withId(id).isEmpty()) throw Found.unknown("form", id);
        return Listing.of(entities, ReportFormVersion.class)
                .where("e.form = :form", "form", id)
                .sortable("version", "e.version")
                .page("-version", "-version", query)
                .map(version -> new VersionView(
                        version.version(), version.publishedAt(), version.organisation(), version.body()));
    }

    @GET
    @Path("/schema")
    @Produces({SCHEMA, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "reportFormSchema",
            summary = "A report form as JSON Schema",
            description =
                    "JSON Schema (draft 2020-12) that the owner's view of a submitted report fits: one property a question.")
    @APIResponse(
            responseCode = "200",
            description = "The schema.",
            content = {
                @Content(mediaType = SCHEMA, schema = @Schema(implementation = Object.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class))
            })
    public Response schema(
            @RestPath @Parameter(description = "Slug of the form.") String id,
            @RestQuery @Min(1) @Parameter(description = "Version of the form. Default: the newest.") @Nullable
                    Integer version,
            @Context HttpHeaders headers,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language) {
        var newest = ReportForm.withId(id).orElseThrow(() -> Found.unknown("form", id));
        var form = forms.view(newest);
        if (version != null && version != newest.version())
            form = ReportFormVersion.of(id, version)
                    .map(kept -> forms.view(newest, kept))
                    .orElseThrow(() -> Problem.notFound(
                            "unknown-form-version", Map.of("value", version, "other", newest.version())));
        var in = Language.of(language);
        JsonNode schema =
                FormSchema.of(form, publicUrl + "/v1/report-forms/" + id + "/schema?version=" + form.version(), in);
        var type = headers.getAcceptableMediaTypes().stream().anyMatch(accepted -> accepted.isCompatible(SCHEMA_TYPE))
                ? SCHEMA_TYPE
                : MediaType.APPLICATION_JSON_TYPE;
        return Response.ok(schema, type)
                .header(HttpHeaders.CONTENT_LANGUAGE, in)
                .build();
    }
}
