package no.dugnad.reporting.survey;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import no.dugnad.reporting.known.Municipalities;
import no.dugnad.reporting.known.OwnMunicipality;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What a municipality answers of itself is read and written by it alone. */
@Path("/v1/surveys/{id}/answers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.STATEMENTS)
@Tag(name = "Surveys")
public class SurveyAnswerResource {
    private static final String ID = "Id of the answer.";

    @Schema(name = "SurveyAnswerVersionList")
    public record VersionList(
            @Schema(required = true) List<SurveyAnswerVersionView> items,
            @Schema(required = true) long total) {}

    private final EntityManager entities;
    private final Municipalities municipalities;
    private final OwnMunicipality own;
    private final Journal journal;
    private final Caller caller;
    private final Preconditions preconditions;
    private final Clock clock;

    SurveyAnswerResource(
            EntityManager entities,
            Municipalities municipalities,
            OwnMunicipality own,
            Journal journal,
            Caller caller,
            Preconditions preconditions,
            Clock clock) {
        this.entities = entities;
        this.municipalities = municipalities;
        this.own = own;
        this.journal = journal;
        this.caller = caller;
        this.preconditions = preconditions;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "surveyAnswers",
            summary = "A municipality's own answers",
            description =
                    "For the municipality itself: its own answers and those of its units, also those that were withdrawn.")
    public Page<SurveyAnswerView> list(
            @RestPath @Parameter(description = SurveyResource.SLUG) String id,
            @BeanParam @Valid PageQuery query,
            @RestQuery
                    @NotNull
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Municipality number (kommunenummer).")
                    String municipality,
            @RestQuery @Parameter(description = "Only of this year.") Integer year,
            @RestQuery @Parameter(description = "By `year`, `unit` or `id`; a minus turns the order. Default `-year`.")
                    String sort) {
        survey(id, LockModeType.NONE);
        own.mustBe(municipalities.asked(municipality).number());
        return Listing.of(entities, SurveyAnswer.class)
                .where("e.survey = :survey", "survey", id)
                .where("e.municipality = :municipality", "municipality", municipality)
                .where("e.year = :year", "year", year)
                .sortable("year", "e.year")
                .sortable("unit", "e.unit")
                .sortable("id", "e.id")
                .page(sort, "-year", query)
                .map(SurveyAnswer::view);
    }

    @GET
    @Path("/{answerId}")
    @Operation(operationId = "surveyAnswer", summary = "An own answer", description = "For the municipality itself.")
    public SurveyAnswerView one(
            @RestPath @Parameter(description = SurveyResource.SLUG) String id,
            @RestPath @Parameter(description = ID) UUID answerId) {
        survey(id, LockModeType.NONE);
        return mine(SurveyAnswer.withId(id, answerId).orElseThrow(() -> unknown(answerId)))
                .view();
    }

    @GET
    @Path("/{answerId}/versions")
    @Operation(
            operationId = "surveyAnswerVersions",
            summary = "Every version of an own answer",
            description = "For the municipality itself; newest first.")
    public VersionList versions(
            @RestPath @Parameter(description = SurveyResource.SLUG) String id,
            @RestPath @Parameter(description = ID) UUID answerId) {
        survey(id, LockModeType.NONE);
        var answer = mine(SurveyAnswer.withId(id, answerId).orElseThrow(() -> unknown(answerId)));
        var all = SurveyAnswerVersion.of(answer.id()).stream()
                .map(SurveyAnswerVersion::view)
                .toList();
        return new VersionList(all, all.size());
    }

    @POST
    @Transactional
    @Operation(
            operationId = "answerSurvey",
            summary = "Answer a survey",
            description =
                    "By the municipality, for itself or for a unit of it: one answer for each of them and year. What is answered is read by the municipality alone, and counted.")
    @APIResponse(
            responseCode = "201",
            description = "Answered.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = SurveyAnswerView.class)))
    public Response answer(
            @RestPath @Parameter(description = SurveyResource.SLUG) String id,
            @NotNull @Valid SurveyAnswerRequest request) {
        var survey = survey(id, LockModeType.PESSIMISTIC_READ);
        if (municipalities.named(request.municipality()).isEmpty())
            throw Problem.invalid(
                    Fault.at("/municipality", "unknown-municipality", Map.of("number", request.municipality())));
        own.mustBe(request.municipality());
        check(survey, request);
        SurveyAnswer.like(id, request).ifPresent(other -> {
            throw answered(other);
        });
        var answer = SurveyAnswer.of(id, request, now());
        persist(answer);
        SurveyAnswerVersion.keep(answer.view(), organisation());
        journal.record(answer.given());
        return Response.created(URI.create("/v1/surveys/" + id + "/answers/" + answer.id()))
                .entity(answer.view())
                .build();
    }

    @PUT
    @Path("/{answerId}")
    @Transactional
    @Operation(
            operationId = "correctSurveyAnswer",
            summary = "Correct an own answer",
            description =
                    "By the municipality; what was answered before stays among the versions. Of whom and which year it is does not change: withdraw it, and answer anew.")
    public SurveyAnswerView correct(
            @RestPath @Parameter(description = SurveyResource.SLUG) String id,
            @RestPath @Parameter(description = ID) UUID answerId,
            @NotNull @Valid SurveyAnswerRequest request) {
        var survey = survey(id, LockModeType.PESSIMISTIC_READ);
        var answer = toChange(id, answerId);
        if (!answer.isOf(request)) throw Problem.invalid(Fault.at("", "answer-of-another"));
        check(survey, request);
        if (answer.says(request)) return answer.view();
        var event = answer.correct(request, now());
        SurveyAnswerVersion.keep(answer.view(), organisation());
        journal.record(event);
        return answer.view();
    }

    @DELETE
    @Path("/{answerId}")
    @Transactional
    @Operation(
            operationId = "withdrawSurveyAnswer",
            summary = "Withdraw an own answer",
            description = "By the municipality: it is counted no more, but kept among its own.")
    public void withdraw(
            @RestPath @Parameter(description = SurveyResource.SLUG) String id,
            @RestPath @Parameter(description = ID) UUID answerId) {
        survey(id, LockModeType.NONE);
        var answer = toChange(id, answerId);
        var event = answer.withdraw(now());
        SurveyAnswerVersion.keep(answer.view(), organisation());
        journal.record(event);
    }

    /** Locked, when the caller may and knows what it is. */
    private SurveyAnswer toChange(String id, UUID answerId) {
        var answer = mine(SurveyAnswer.locked(id, answerId).orElseThrow(() -> unknown(answerId)));
        preconditions.toChange(answer.view());
        if (answer.withdrawn()) throw Problem.conflict("answer-withdrawn", Map.of());
        return answer;
    }

    private SurveyAnswer mine(SurveyAnswer answer) {
        own.mustBe(answer.municipality());
        return answer;
    }

    private void check(Survey survey, SurveyAnswerRequest request) {
        var faults = request.faults(
                survey,
                municipalities.validIn(request.municipality(), request.year()),
                Year.now(clock).getValue());
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    private static void persist(SurveyAnswer answer) {
        Writes.first(answer::persistAndFlush, Problem.conflict("survey-just-answered", Map.of()));
    }

    private String organisation() {
        return caller.organisation().orElse(null);
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Survey survey(String id, LockModeType lock) {
        return Survey.locked(id, lock).orElseThrow(() -> SurveyResource.unknown(id));
    }

    private static Problem answered(SurveyAnswer other) {
        return Problem.conflict("survey-answered", Map.of("id", other.id())).with("id", other.id());
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound("unknown-survey-answer", Map.of("id", id));
    }
}
