package no.dugnad.instruments.commongrants;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import no.dugnad.instruments.commongrants.Answers.Found;
import no.dugnad.instruments.commongrants.Answers.Listed;
import no.dugnad.instruments.commongrants.Answers.One;
import no.dugnad.platform.http.AnswerSize;
import no.dugnad.platform.http.Language;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/common-grants/opportunities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "CommonGrants",
        description = "The catalogue as CommonGrants 0.4. An error here is the protocol's Error, not problem details.")
public class CommonGrantsResource {
    static final String VERSION = "0.4.0";

    private static final String SUCCESS = "Success";
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final Opportunities opportunities;

    CommonGrantsResource(Opportunities opportunities) {
        this.opportunities = opportunities;
    }

    @GET
    @Operation(
            operationId = "commonGrantsOpportunities",
            summary = "Opportunities",
            description = "Instruments (virkemidler) as opportunities, what was changed last first.")
    @APIResponse(
            responseCode = "200",
            description = "A page.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Listed.class)))
    public Response list(
            @RestQuery @DefaultValue("1") @Min(1) @Parameter(description = "Page, from 1.") Integer page,
            @RestQuery
                    @DefaultValue("100")
                    @Min(1)
                    @Max(LARGEST_PAGE)
                    @Parameter(
                            description =
                                    "Opportunities a page, 1 to 1,000; fewer where so many would be too large for an answer: `paginationInfo` says how many.")
                    Integer pageSize,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String accepted) {
        var language = Language.of(accepted);
        var shown = Shown.of(opportunities.in(language), page, pageSize);
        return answer(new Listed(200, SUCCESS, shown.items(), shown.info()), language);
    }

    @GET
    @Path("/{oppId}")
    @Operation(operationId = "commonGrantsOpportunity", summary = "An opportunity with its competitions")
    @APIResponse(
            responseCode = "200",
            description = "An instrument with its calls.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = One.class)))
    public Response one(
            @RestPath @Parameter(description = "UUID: version 5 of the instrument's id.") String oppId,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String accepted) {
        var language = Language.of(accepted);
        return opportunities.in(language).stream()
                .filter(opportunity -> opportunity.id().toString().equalsIgnoreCase(oppId))
                .findFirst()
                .map(found -> answer(new One(200, SUCCESS, found), language))
                .orElseThrow(() -> Problem.notFound("unknown-opportunity", Map.of()));
    }

    @POST
    @Path("/search")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "commonGrantsSearch", summary = "Search opportunities", description = """
                    `search`, `filters`, `sorting` and `pagination` of the protocol. A page in the query wins over one in the body, because one of the official \
                    clients pages by the query and always says page 1 in the body. Filters that are not known here are left out and named in `filterInfo.errors`.""")
    @APIResponse(
            responseCode = "200",
            description = "A page of what was found.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Found.class)))
    public Response search(
            @RestQuery @Min(1) @Parameter(description = "Page, from 1; wins over the body's.") Integer page,
            @RestQuery
                    @Min(1)
                    @Max(LARGEST_PAGE)
                    @Parameter(description = "Opportunities a page, as above; wins over the body's.")
                    Integer pageSize,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String accepted,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.OBJECT,
                                                            description =
                                                                    "search, filters, sorting and pagination, each optional.")))
                    JsonNode body) {
        var language = Language.of(accepted);
        var request = SearchRequest.read(body);
        var found =
                request.sorting().apply(request.filters().apply(request.search().apply(opportunities.in(language))));
        var shown = Shown.of(
                found,
                page != null ? page : request.page(1),
                pageSize != null ? pageSize : Math.min(LARGEST_PAGE, request.pageSize(USUAL_PAGE)));
        return answer(
                new Found(
                        200,
                        SUCCESS,
                        shown.items(),
                        shown.info(),
                        request.sorting().info(),
                        request.filters().info()),
                language);
    }

    private record Shown(List<Opportunity> items, Answers.Page info) {
        static Shown of(List<Opportunity> found, int page, int asked) {
            var all = found.stream().map(Opportunity::withoutCompetitions).toList();
            var pageSize = fitting(all, asked);
            var from = Math.min((long) (page - 1) * pageSize, all.size());
            var to = Math.min(from + pageSize, all.size());
            return new Shown(
                    all.subList((int) from, (int) to),
                    new Answers.Page(page, pageSize, all.size(), Math.max(1, Math.ceilDiv(all.size(), pageSize))));
        }

        /** Pages have numbers, so none can end early: they are all as short as the largest of what is in them needs. */
        private static int fitting(List<Opportunity> all, int asked) {
            var largest = all.stream().mapToLong(AnswerSize::of).max().orElse(1);
            return (int) Math.clamp(Page.MOST_BYTES / largest, 1, asked);
        }
    }

    private static Response answer(Object body, String language) {
        return Response.ok(body).header("Content-Language", language).build();
    }
}
