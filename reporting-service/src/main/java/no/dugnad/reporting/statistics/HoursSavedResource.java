package no.dugnad.reporting.statistics;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import no.dugnad.reporting.export.Form;
import no.dugnad.reporting.export.OutputFormat.Media;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/statistics/hours-saved")
@Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
@Tag(name = "Statistics")
public class HoursSavedResource {
    private final Asked asked;
    private final Answers answers;
    private final HoursSaved hoursSaved;

    HoursSavedResource(Asked asked, Answers answers, HoursSaved hoursSaved) {
        this.asked = asked;
        this.answers = answers;
        this.hoursSaved = hoursSaved;
    }

    @GET
    @Operation(operationId = "hoursSavedStatistic", summary = "What reporting once has saved", description = """
                    Questions that several report forms ask and that were answered once, by their stated minutes: by group, and municipality by municipality. \
                    What Dugnad filled in is counted beside it. `from` and `to` are years of submission.""")
    @APIResponse(
            responseCode = "200",
            description = "The answer.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = HoursSavedAnswer.class)),
                @Content(mediaType = Media.JSON_STAT, schema = @Schema(implementation = Object.class)),
                @Content(mediaType = Media.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Media.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = Media.SVG, schema = @Schema(type = SchemaType.STRING))
            })
    public Response hoursSaved(@BeanParam @Valid Over over, @BeanParam @Valid Form form, @Context HttpHeaders headers) {
        var question = asked.question(over, null, HoursSaved.SPLITS);
        var given = answers.give(hoursSaved.answer(question), Layouts.HOURS_SAVED, form, headers);
        return StatisticsResource.response(given).build();
    }
}
