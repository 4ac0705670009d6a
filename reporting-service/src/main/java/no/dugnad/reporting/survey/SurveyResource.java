package no.dugnad.reporting.survey;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.write.Preconditions;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.Slug;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/surveys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Surveys",
        description =
                "What is known of innovation itself: published figures, and what municipalities answer of themselves.")
public class SurveyResource {
    static final String SLUG = "Slug of the survey.";

    private final EntityManager entities;
    private final Journal journal;
    private final Caller caller;
    private final Preconditions preconditions;

    SurveyResource(EntityManager entities, Journal journal, Caller caller, Preconditions preconditions) {
        this.entities = entities;
        this.journal = journal;
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @Operation(
            operationId = "surveys",
            summary = "Surveys",
            description =
                    "Surveys of innovation (innovasjonsbarometre): who asked, when, whom, how, and what was published, each figure with its source.")
    public Page<SurveyView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Only of this year.") Integer year,
            @RestQuery
                    @Pattern(regexp = "[0-9]{9}", message = "organisation-number")
                    @Parameter(description = "Only those that this organisation asked.")
                    String asker,
            @RestQuery @Parameter(description = "By `year` or `id`; a minus turns the order. Default `-year`.")
                    String sort) {
        return Listing.of(entities, Survey.class)
                .where("e.year = :year", "year", year)
                .where("e.asker = :asker", "asker", asker)
                .sortable("year", "e.year")
                .sortable("id", "e.id")
                .page(sort, "-year", query)
                .map(Survey::view);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "survey", summary = "A survey")
    public SurveyView one(@RestPath @Parameter(description = SLUG) String id) {
        return Survey.withId(id).orElseThrow(() -> unknown(id)).view();
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "putSurvey",
            summary = "Publish or replace a survey",
            description =
                    "By the organisation that asked. With `If-None-Match: *` it is published under this id; with `If-Match` it is replaced. What has been answered goes on being asked.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SurveyView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Published.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SurveyView.class)))
    public Response put(@RestPath @Parameter(description = SLUG) String id, @NotNull @Valid SurveyRequest request) {
        check(id, request);
        var found = Survey.locked(id, LockModeType.PESSIMISTIC_WRITE);
        var asker = request.asker().organisationNumber().value();
        if (found.isPresent()) {
            caller.mustBeOneOf(found.get().asker());
            preconditions.toChange(found.get().view());
            if (!asker.equals(found.get().asker()) && !caller.isAdmin())
                throw Problem.forbidden("asker-is-fixed", Map.of());
            return Response.ok(revised(found.get(), request)).build();
        }
        caller.mustBeOneOf(asker);
        preconditions.toCreate();
        return published(id, request);
    }

    private SurveyView revised(Survey survey, SurveyRequest request) {
        if (survey.says(request)) return survey.view();
        if (survey.narrows(request) && SurveyAnswer.existTo(survey.id()))
            throw Problem.conflict("survey-is-answered", Map.of());
        journal.record(survey.revise(request));
        return survey.view();
    }

    private Response published(String id, SurveyRequest request) {
        var survey = Survey.of(id, request);
        Writes.first(survey::persistAndFlush, Problem.of(412, "precondition-failed", Map.of()));
        journal.record(survey.published());
        return Response.created(URI.create("/v1/surveys/" + id))
                .entity(survey.view())
                .build();
    }

    private static void check(String id, SurveyRequest request) {
        var faults = new ArrayList<Fault>();
        if (!Slug.valid(id)) faults.add(Fault.in("id", "slug", Map.of()));
        if (request.id() != null && !request.id().equals(id)) faults.add(Fault.at("/id", "other-id", Map.of("id", id)));
        faults.addAll(request.faults());
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    static Problem unknown(String id) {
        return Problem.notFound("unknown-survey", Map.of("id", Ids.shown(id)));
    }
}
