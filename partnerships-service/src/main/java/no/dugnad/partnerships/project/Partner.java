package no.dugnad.partnerships.project;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import no.dugnad.partnerships.party.Party;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who works in a project, of any level. */
@Schema(name = "ProjectPartner")
record Partner(@NotNull @Valid Party party, @NotNull Role role) {
    @Schema(name = "ProjectRole", description = "Leads it (leder) or takes part (partner).")
    enum Role {
        LEAD,
        PARTNER
    }
}
