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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.write.Created;
import no.dugnad.platform.write.Revised;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/surveys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Surveys",
        description =
                "What is known of innovation itself: published figures, and what municipalities answer of themselves.")
public class SurveyResource
        implements Created<String, Survey, SurveyRequest, SurveyView>,
                Revised<String, Survey, SurveyRequest, SurveyView> {
    static final String SLUG = "Slug of the survey.";

    private final EntityManager entities;
    private final Caller caller;
    private final Writes writes;

    SurveyResource(EntityManager entities, Caller caller, Writes writes) {
        this.entities = entities;
        this.caller = caller;
        this.writes = writes;
    }

    @GET
    @Operation(
            operationId = "surveys",
            summary = "Surveys",
            description =
                    "Surveys of innovation (innovasjonsbarometre): who asked, when, whom, how, and what was published, each figure with its source.")
    public Page<SurveyView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Only of this year.") @Nullable Integer year,
            @RestQuery
                    @Pattern(regexp = "[0-9]{9}", message = "organisation-number")
                    @Parameter(description = "Only those that this organisation asked.")
                    @Nullable
                    String asker,
            @RestQuery
                    @Parameter(description = "By `year` or `id`; a minus turns the order. Default `-year`.")
                    @Nullable
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
    public RestResponse<SurveyView> put(
            @RestPath @Parameter(description = SLUG) String id, @NotNull @Valid SurveyRequest request) {
        return writes.put(this, id, request);
    }

    @Override
    public String word() {
        return "survey";
    }

    @Override
    public Optional<Survey> locked(String id) {
        return Survey.locked(id, LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public SurveyView view(Survey survey) {
        return survey.view();
    }

    @Override
    public void check(SurveyRequest request) {
        var faults = request.faults();
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    @Override
    public void mayCreate(String id, SurveyRequest request) {
        caller.mustBeOneOf(asker(request));
    }

    @Override
    public void mayChange(Survey survey) {
        caller.mustBeOneOf(survey.asker());
    }

    @Override
    public void mayBecome(Survey survey, SurveyRequest request) {
        if (!asker(request).equals(survey.asker()) && !caller.isAdmin())
            throw Problem.forbidden("asker-is-fixed", Map.of());
    }

    @Override
    public Survey create(String id, SurveyRequest request) {
        return Survey.of(id, request);
    }

    @Override
    public List<? extends Event> created(Survey survey) {
        return List.of(survey.published());
    }

    @Override
    public List<? extends Event> revise(Survey survey, SurveyRequest request) {
        if (survey.says(request)) return List.of();
        if (survey.narrows(request) && SurveyAnswer.existTo(survey.id()))
            throw Problem.conflict("survey-is-answered", Map.of());
        return List.of(survey.revise(request));
    }

    private static String asker(SurveyRequest request) {
        return request.asker().organisationNumber().value();
    }
}
