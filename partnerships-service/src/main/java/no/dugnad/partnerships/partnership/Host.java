package no.dugnad.partnerships.partnership;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.dugnad.platform.identity.OrganisationNumber;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The organisation that hosts a partnership (vert) and writes its record. */
record Host(
        @NotNull OrganisationNumber organisationNumber,

        @Size(max = 300)
        @OneLine
        @Schema(
                nullable = true,
                examples = "Bergen kommune",
                description =
                        "Looked up by the number; what is sent counts only for an organisation that is not known here.")
        @Nullable
        String name) {}
