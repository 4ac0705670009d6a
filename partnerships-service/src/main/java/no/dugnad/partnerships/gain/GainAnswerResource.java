package no.dugnad.partnerships.gain;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.AnswerRequest;
import no.dugnad.partnerships.partnership.Mandate;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.write.Found;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/gains/{id}/answer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Gains")
public class GainAnswerResource implements Found<UUID, Gain, GainView> {
    private final Parties parties;
    private final Mandate mandate;
    private final Writes writes;

    GainAnswerResource(Parties parties, Mandate mandate, Writes writes) {
        this.parties = parties;
        this.mandate = mandate;
        this.writes = writes;
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "answerGain",
            summary = "Confirm or contest a line",
            description =
                    "By the municipality in whose name it stands; the newest answer holds. The line stays as it is. What is contested is not counted anywhere, nor are the lines that correct it.")
    public GainView answer(
            @RestPath @Parameter(description = "Id of the line.") UUID id, @NotNull @Valid AnswerRequest request) {
        var answer = mandate.answer(request);
        return writes.act(this, id, gain -> gain.answer(answer, known(gain)));
    }

    @Override
    public String word() {
        return "gain";
    }

    @Override
    public Optional<Gain> locked(UUID id) {
        return Gain.locked(id);
    }

    @Override
    public void mayChange(Gain gain) {
        if (gain.municipality() == null) throw Problem.conflict("gain-of-no-municipality", Map.of("id", gain.id()));
        mandate.toAnswerFor(gain.municipality());
    }

    @Override
    public GainView view(Gain gain) {
        return gain.view(known(gain));
    }

    private KnownParties known(Gain gain) {
        return parties.known(
                parties.today(),
                gain.municipality() == null ? List.of() : List.of(Party.municipality(gain.municipality())),
                List.of(),
                List.of());
    }
}
