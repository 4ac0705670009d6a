package no.dugnad.instruments.match;

import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import no.dugnad.instruments.match.PartnersView.ConsortiumView;
import no.dugnad.instruments.match.PartnersView.Partner;
import no.dugnad.platform.condition.Effort;
import no.dugnad.platform.http.Problem.Fault;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/calls/{id}/partners")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Matches")
public class PartnersResource {
    private final Snapshots snapshots;
    private final VisibleCalls calls;
    private final Asked asked;

    PartnersResource(Snapshots snapshots, VisibleCalls calls, Asked asked) {
        this.snapshots = snapshots;
        this.calls = calls;
        this.asked = asked;
    }

    @POST
    @Operation(
            operationId = "partners",
            summary = "With whom a municipality could apply",
            description =
                    "The smallest group of neighbours on land and fellow members of partnerships that, together with the municipality, meets the call's criteria over `consortium`. Stores nothing and needs no token.")
    @APIResponse(responseCode = "200", description = "The group, or that there is none.")
    public PartnersView partners(
            @RestPath @Parameter(description = "Slug, such as `klimasats-2027`.") String id,
            @NotNull @Valid PartnersRequest request,
            @Context HttpServerRequest asking) {
        var date = asked.date(request.at());
        var snapshot = snapshots.current();
        var call = calls.one(snapshot, id);
        var day = snapshot.on(date);
        var applicant = Asked.municipality(
                snapshot,
                day,
                request.municipality(),
                Fault.at("/municipality", "unknown-municipality", Map.of("number", request.municipality())));
        var found = Effort.of(asking, () -> Partners.smallest(call, applicant, day));
        return new PartnersView(
                date,
                found.group() != null,
                found.group() == null
                        ? List.of()
                        : found.group().stream()
                                .map(number -> partner(number, applicant, day))
                                .toList(),
                Partners.criteria(call).stream().map(Rule::id).toList(),
                found.group() == null ? null : consortium(Partners.together(applicant, found.group(), day)),
                found.candidates().size(),
                found.cut());
    }

    private static Partner partner(String number, Applicant applicant, Day day) {
        return new Partner(
                number,
                day.municipality(number).orElseThrow().name(),
                day.neighbours(applicant.number()).contains(number),
                applicant.partnerships().stream()
                        .filter(p -> p.consortium().numbers().contains(number))
                        .map(Applicant.Membership::id)
                        .toList());
    }

    private static ConsortiumView consortium(Consortium together) {
        return new ConsortiumView(
                together.numbers().size(), (Long) together.values().get("population"));
    }
}
