package no.dugnad.instruments.match;

import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.dugnad.instruments.call.CallNoteView;
import no.dugnad.instruments.call.CallNotes;
import no.dugnad.instruments.call.CallStatus;
import no.dugnad.instruments.call.NoteQuery;
import no.dugnad.instruments.call.NoteState;
import no.dugnad.platform.condition.Effort;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.BrokenRule;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/matches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Matches", description = "Which calls fit whom, and why.")
public class MatchResource {
    private final Snapshots snapshots;
    private final Asked asked;
    private final CallNotes notes;
    private final Clock clock;

    MatchResource(Snapshots snapshots, Asked asked, CallNotes notes, Clock clock) {
        this.snapshots = snapshots;
        this.asked = asked;
        this.notes = notes;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "matches", summary = "What fits a municipality or a county authority", description = """
        Every call with a verdict, best first: eligible before eligible through a partnership, undetermined and not eligible; then by how many \
        priorities are met; then by deadline. A value that is not known leaves a criterion unknown where it decides. Give one of `municipality` \
        (kommunenummer, up to 50) and `county` (fylkesnummer: the county authority itself, fylkeskommunen). Of several municipalities each match says whose it is, and \
        they stand by municipality. The status of a call is that of now; `at` is the date of the facts.\
        """)
    public Page<MatchView> matches(
            @BeanParam @Valid PageQuery query,
            @RestQuery
                    @Separator(",")
                    @Size(max = 50)
                    @Parameter(description = "Municipality numbers (kommunenummer), at most 50.", example = "4601")
                    List<@Pattern(regexp = "[0-9]{4}", message = "municipality-number") String> municipality,
            @RestQuery
                    @Pattern(regexp = "[0-9]{2}", message = "county-number")
                    @Parameter(description = "County number (fylkesnummer).", example = "46")
                    String county,
            @RestQuery @Parameter(description = "The date of the facts; today when not given.") LocalDate at,
            @RestQuery
                    @Size(max = 100)
                    @Parameter(
                            description =
                                    "One or several of eligible, eligible-through-partnership, undetermined, not-eligible, with commas; all when not given.")
                    String verdict,
            @RestQuery
                    @Size(max = 100)
                    @Parameter(
                            description =
                                    "One or several of upcoming, open, closed, withdrawn, with commas; `open,upcoming` when not given.")
                    String status,
            @RestQuery
                    @Separator(",")
                    @Size(max = 10)
                    @Parameter(
                            description =
                                    "Only calls that the municipality has noted as `interested`, `applied` or `not-for-us`, or with `none` those that it has noted nothing of; each with what it has `noted`. Read with its token, or with that of the host of a network that it is a confirmed member of.")
                    List<NoteQuery.Wanted> note,
            @Context HttpServerRequest request) {
        var date = asked.date(at);
        var verdicts = words("verdict", verdict, Verdict.class, EnumSet.allOf(Verdict.class));
        var statuses = words("status", status, CallStatus.class, EnumSet.of(CallStatus.OPEN, CallStatus.UPCOMING));
        if (municipality.isEmpty() == (county == null))
            throw Problem.invalid(Fault.in("municipality", "municipality-or-county", Map.of()));
        if (!note.isEmpty() && county != null)
            throw Problem.invalid(Fault.in("note", "note-of-municipalities", Map.of()));
        if (!note.isEmpty()) notes.mustRead(municipality);
        var noted = note.isEmpty() ? Map.<String, Map<String, CallNoteView>>of() : notes.of(municipality);
        var snapshot = snapshots.current();
        var day = snapshot.on(date);
        var applicants = county == null
                ? municipality.stream()
                        .distinct()
                        .map(number -> Asked.municipality(
                                snapshot,
                                day,
                                number,
                                Fault.in("municipality", "unknown-municipality", Map.of("number", number))))
                        .toList()
                : List.of(day.county(county)
                        .orElseThrow(() -> Problem.invalid(
                                Fault.in("county", "unknown-county", Map.of("number", county, "date", date)))));
        var several = applicants.size() > 1;
        var now = clock.instant();
        return Effort.of(request, () -> {
            var found = applicants.stream()
                    .flatMap(applicant -> snapshot.calls().values().stream()
                            .filter(call -> !call.draft() && statuses.contains(call.status(now)))
                            .filter(call -> new NoteQuery(note).takes(state(noted(noted, applicant, call))))
                            .map(call -> Matching.assess(call, applicant)))
                    .filter(assessment -> verdicts.contains(assessment.verdict()))
                    .toList();
            return Page.of(
                    found,
                    assessment -> place(assessment, several),
                    assessment -> Explanation.of(assessment, day, now)
                            .of(
                                    several ? assessment.applicant().number() : null,
                                    noted(noted, assessment.applicant(), assessment.call())),
                    query);
        });
    }

    private static @Nullable CallNoteView noted(
            Map<String, Map<String, CallNoteView>> noted, Applicant applicant, CallRules call) {
        return noted.getOrDefault(applicant.number(), Map.of()).get(call.id());
    }

    private static @Nullable NoteState state(@Nullable CallNoteView note) {
        return note == null ? null : note.state();
    }

    /** Where it stands among the others, as text that sorts. */
    private static String place(Assessment assessment, boolean several) {
        var call = assessment.call();
        var unmet = 99 - Math.min(99, assessment.prioritiesMet());
        return (several ? assessment.applicant().number() + " " : "")
                + assessment.verdict().ordinal()
                + (unmet < 10 ? " 0" : " ")
                + unmet
                + " "
                + (call.closesAt() == null ? "~" : call.closesAt())
                + " "
                + call.id();
    }

    private static <E extends Enum<E>> Set<E> words(String parameter, String text, Class<E> type, Set<E> otherwise) {
        if (text == null || text.isBlank()) return otherwise;
        try {
            var words = EnumSet.noneOf(type);
            Arrays.stream(text.split(",", -1)).forEach(word -> words.add(Words.parse(type, word.strip())));
            return words;
        } catch (BrokenRule rule) {
            throw Problem.invalid(Fault.in(parameter, rule.code(), rule.arguments()));
        }
    }
}
