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
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.write.Created;
import no.dugnad.platform.write.Found;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Revised;
import no.dugnad.platform.write.Writes;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a municipality answers of itself is read and written by it alone. */
@Path("/v1/surveys/{id}/answers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.STATEMENTS)
@Tag(name = "Surveys")
public class SurveyAnswerResource
        implements Created<SurveyAnswerResource.Address, SurveyAnswer, SurveyAnswerRequest, SurveyAnswerView>,
                Revised<SurveyAnswerResource.Address, SurveyAnswer, SurveyAnswerRequest, SurveyAnswerView>,
                Removed<SurveyAnswerResource.Address, SurveyAnswer, SurveyAnswerView> {
    private static final String ID = "Id of the answer.";

    record Address(String survey, UUID answer) {}

    private final EntityManager entities;
    private final Municipalities municipalities;
    private final OwnMunicipality own;
    private final Caller caller;
    private final Writes writes;
    private final Clock clock;

    SurveyAnswerResource(
            EntityManager entities,
            Municipalities municipalities,
            OwnMunicipality own,
            Caller caller,
            Writes writes,
            Clock clock) {
        this.entities = entities;
        this.municipalities = municipalities;
        this.own = own;
        this.caller = caller;
        this.writes = writes;
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
            @RestQuery @Parameter(description = "Only of this year.") @Nullable Integer year,
            @RestQuery
                    @Parameter(description = "By `year`, `unit` or `id`; a minus turns the order. Default `-year`.")
                    @Nullable
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
        return mine(id, answerId).view();
    }

    @GET
    @Path("/{answerId}/versions")
    @Operation(
            operationId = "surveyAnswerVersions",
            summary = "Every version of an own answer",
            description = "For the municipality itself; newest first.")
    public Page<SurveyAnswerVersionView> versions(
            @RestPath @Parameter(description = SurveyResource.SLUG) String id,
            @RestPath @Parameter(description = ID) UUID answerId,
            @BeanParam @Valid PageQuery query) {
        survey(id, LockModeType.NONE);
        return Listing.of(entities, SurveyAnswerVersion.class)
                .where("e.answer = :answer", "answer", mine(id, answerId).id())
                .sortable("version", "e.version")
                .page("-version", "-version", query)
                .map(SurveyAnswerVersion::view);
    }

    @POST
    @Transactional
    @Operation(
            operationId = "answerSurvey",
            summary = "Answer a survey",
            description =
                    "By the municipality, for itself or for a unit of it: one answer for each of them and year. What is answered is read by the municipality alone, and counted.")
    public RestResponse<SurveyAnswerView> answer(
            @RestPath @Parameter(description = SurveyResource.SLUG) String id,
            @NotNull @Valid SurveyAnswerRequest request) {
        return writes.create(this, new Address(id, Writes.newId()), request);
    }

    @PUT
    @Path("/{answerId}")
    @Transactional
    @Operation(
            operationId = "correctSurveyAnswer",
            summary = "Correct an own answer",
            description =
                    "By the municipality; what was answered before stays among the versions. Of whom and which year it is does not change: withdraw it, and answer anew.")
    @APIResponse(
            responseCode = "200",
            description = "Corrected.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = SurveyAnswerView.class)))
    public SurveyAnswerView correct(
            @RestPath @Parameter(description = SurveyResource.SLUG) String id,
            @RestPath @Parameter(description = ID) UUID answerId,
            @NotNull @Valid SurveyAnswerRequest request) {
        return writes.replace(this, new Address(id, answerId), request);
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
        writes.remove(this, new Address(id, answerId));
    }

    @Override
    public String word() {
        return "survey-answer";
    }

    @Override
    public UUID id(Address at) {
        return at.answer();
    }

    @Override
    public Optional<SurveyAnswer> locked(Address at) {
        survey(at.survey(), LockModeType.PESSIMISTIC_READ);
        return SurveyAnswer.locked(at.survey(), at.answer());
    }

    @Override
    public SurveyAnswerView view(SurveyAnswer answer) {
        return answer.view();
    }

    @Override
    public void mayCreate(Address at, SurveyAnswerRequest request) {
        var survey = survey(at.survey(), LockModeType.PESSIMISTIC_READ);
        if (municipalities.named(request.municipality()).isEmpty())
            throw Problem.invalid(
                    Fault.at("/municipality", "unknown-municipality", Map.of("number", request.municipality())));
        own.mustBe(request.municipality());
        check(survey, request);
        SurveyAnswer.like(at.survey(), request).ifPresent(other -> {
            throw Problem.conflict("survey-answered", Map.of("id", other.id())).with("id", other.id());
        });
    }

    @Override
    public void mayChange(SurveyAnswer answer) {
        own.mustBe(answer.municipality());
    }

    @Override
    public @Nullable Problem refused(String constraint) {
        return constraint.equals("survey_answer_key") ? Problem.conflict("survey-just-answered", Map.of()) : null;
    }

    @Override
    public SurveyAnswer create(Address at, SurveyAnswerRequest request) {
        return SurveyAnswer.of(at.survey(), at.answer(), request, now());
    }

    @Override
    public List<? extends Event> created(SurveyAnswer answer) {
        return kept(answer, answer.given());
    }

    @Override
    public List<? extends Event> revise(SurveyAnswer answer, SurveyAnswerRequest request) {
        mustCount(answer);
        if (!answer.isOf(request)) throw Problem.invalid(Fault.at("", "answer-of-another"));
        check(survey(answer.survey(), LockModeType.PESSIMISTIC_READ), request);
        return answer.says(request) ? List.of() : kept(answer, answer.correct(request, now()));
    }

    @Override
    public List<? extends Event> remove(SurveyAnswer answer) {
        mustCount(answer);
        return kept(answer, answer.withdraw(now()));
    }

    private static void mustCount(SurveyAnswer answer) {
        if (answer.withdrawn()) throw Problem.conflict("answer-withdrawn", Map.of());
    }

    private List<? extends Event> kept(SurveyAnswer answer, Event event) {
        SurveyAnswerVersion.keep(answer.view(), caller.organisation().orElse(null));
        return List.of(event);
    }

    private SurveyAnswer mine(String id, UUID answerId) {
        var answer = SurveyAnswer.withId(id, answerId).orElseThrow(() -> unknown(new Address(id, answerId)));
        mayChange(answer);
        return answer;
    }

    private void check(Survey survey, SurveyAnswerRequest request) {
        var faults = request.faults(
                survey,
                municipalities.validIn(request.municipality(), request.year()),
                Year.now(clock).getValue());
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant();
    }

    private static Survey survey(String id, LockModeType lock) {
        return Survey.locked(id, lock).orElseThrow(() -> Found.unknown("survey", id));
    }
}
