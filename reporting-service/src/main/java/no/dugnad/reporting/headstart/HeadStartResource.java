package no.dugnad.reporting.headstart;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.reporting.known.Municipalities;
import no.dugnad.reporting.known.OwnMunicipality;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;

@Path("/v1/head-starts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Head starts", description = "What an application asks that is already known.")
public class HeadStartResource {
    private final HeadStart headStart;
    private final AskedCalls calls;
    private final Municipalities municipalities;
    private final OwnMunicipality own;
    private final Caller caller;
    private final Clock clock;

    HeadStartResource(
            HeadStart headStart,
            AskedCalls calls,
            Municipalities municipalities,
            OwnMunicipality own,
            Caller caller,
            Clock clock) {
        this.headStart = headStart;
        this.calls = calls;
        this.municipalities = municipalities;
        this.own = own;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "headStart",
            summary = "A head start on an application",
            description =
                    "For each thing that the call (utlysning) requires: what is known already of the municipality or was answered before, with source and day, ready to copy; and what remains, with the call's own estimate of hours. What is open is shown to all; the municipality's own answers in reports only with its own token. Of several municipalities it is a list, in the order of their numbers.")
    @APIResponse(
            responseCode = "200",
            description = "The head start, or a list of them when several municipalities are asked for.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {HeadStartView.class, HeadStarts.class})))
    public Object headStart(
            @RestQuery @NotNull @Size(max = 200) @SlugForm @Parameter(description = "The call (utlysning).")
                    String call,
            @RestQuery
                    @Separator(",")
                    @Size(min = 1, max = 50)
                    @Parameter(
                            required = true,
                            description =
                                    "The municipalities that would apply (kommunenummer), valid today; at most 50.")
                    List<@Pattern(regexp = "[0-9]{4}", message = "municipality-number") String> municipality) {
        var today = LocalDate.now(clock);
        var asked = calls.named(call)
                .orElseThrow(() -> Problem.invalid(Fault.in("call", "unknown-call", Map.of("value", call))));
        var applicants = municipality.stream()
                .distinct()
                .sorted()
                .map(number -> municipalities.asked(number, today))
                .toList();
        var found = applicants.stream()
                .map(applicant -> headStart.of(
                        asked, applicant, caller.hasScope(Scopes.STATEMENTS) && own.is(applicant.number()), today))
                .toList();
        return found.size() == 1 ? found.getFirst() : new HeadStarts(found, found.size(), null);
    }
}
