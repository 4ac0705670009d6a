package no.dugnad.instruments.organisation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.dugnad.platform.identity.OrganisationNumber;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organisation that owns or manages a scheme. */
public record Organisation(
        @NotNull OrganisationNumber organisationNumber,

        @Size(max = 300)
        @OneLine
        @Schema(
                nullable = true,
                examples = "Miljødirektoratet",
                description =
                        "Looked up by the number: what is sent is ignored, and an organisation that is not known here has none.")
        @Nullable
        String name) {

    /** The name by which an organisation is known here, or its number. */
    public static String nameOf(String number) {
        return Organisations.NAMES.getOrDefault(number, number);
    }

    /** With the name by which it is known here, where it is known. */
    public Organisation known() {
        return new Organisation(organisationNumber, Organisations.NAMES.get(organisationNumber.value()));
    }

    @com.fasterxml.jackson.annotation.JsonIgnore
    public String number() {
        return organisationNumber.value();
    }
}
