package no.dugnad.partnerships.party;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.dugnad.platform.identity.OrganisationNumber;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The organisation that owns something and answers for its record. */
public record Owner(
        @NotNull OrganisationNumber organisationNumber,

        @Size(max = 300)
        @OneLine
        @Schema(
                nullable = true,
                examples = "KS – Kommunesektorens organisasjon",
                description =
                        "Looked up by the number; what is sent counts only for an organisation that is not known here.")
        @Nullable
        String name) {

    public String number() {
        return organisationNumber.value();
    }

    /** With the name that is known of it. */
    public Owner named(KnownParties known) {
        return new Owner(organisationNumber, known.organisation(organisationNumber, name));
    }
}
