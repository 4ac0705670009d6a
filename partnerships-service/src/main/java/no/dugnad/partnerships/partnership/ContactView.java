package no.dugnad.partnerships.partnership;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "PartnershipContact", description = "A person to write to (kontaktperson). Personal data.")
record ContactView(
        @Schema(required = true) UUID id,
        @Schema(required = true) ContactRole role,
        @Schema(required = true) String name,
        @Schema(required = true) String email,
        @Schema(required = true, nullable = true) @Nullable String phone,

        @Schema(required = true, nullable = true, description = "Position in the organisation.") @Nullable
        String title,

        @Schema(required = true, description = "When the host said so last.")
        LocalDate statedOn,

        @Schema(required = true, nullable = true, description = "Organisation number of whoever said so.") @Nullable
        String statedBy,

        @Schema(required = true, description = "From this date on it must be confirmed.")
        LocalDate expiresOn,

        @Schema(required = true) boolean expired) {}
