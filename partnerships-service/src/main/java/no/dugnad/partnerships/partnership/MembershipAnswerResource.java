package no.dugnad.partnerships.partnership;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.Hosting.Part;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.write.Found;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/partnerships/{id}/members/{memberId}/answer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Members")
public class MembershipAnswerResource implements Found<Part, Membership, MembershipView> {
    private final Parties parties;
    private final Hosting hosting;
    private final Mandate mandate;
    private final Writes writes;

    MembershipAnswerResource(Parties parties, Hosting hosting, Mandate mandate, Writes writes) {
        this.parties = parties;
        this.hosting = hosting;
        this.mandate = mandate;
        this.writes = writes;
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "answerMembership",
            summary = "Confirm or contest a membership",
            description =
                    "By the member itself: a municipality, a county authority, or the organisation that the party names. In a county network (regional-network) the county authority of the municipality's county may answer for it; an administrator may always. The host writes for a member what a confirmed membership covers, and nothing else; one that is contested counts nowhere. The newest answer holds.")
    public MembershipView answer(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the membership.") UUID memberId,
            @NotNull @Valid AnswerRequest request) {
        var answer = mandate.answer(request);
        return writes.act(this, new Part(id, memberId), membership -> {
            var partnership = membership.partnership();
            return partnership.answer(membership, answer, hosting.members(partnership));
        });
    }

    @Override
    public String word() {
        return "membership";
    }

    @Override
    public Object id(Part at) {
        return at.id();
    }

    @Override
    public Optional<Membership> locked(Part at) {
        return hosting.locked(at.partnership()).membership(at.id());
    }

    @Override
    public void mayChange(Membership membership) {
        mandate.toAnswer(membership.party(), membership.partnership().countiesOfNetwork());
    }

    @Override
    public MembershipView view(Membership membership) {
        return membership.view(parties.known(parties.today(), List.of(membership.party()), List.of(), List.of()));
    }
}
