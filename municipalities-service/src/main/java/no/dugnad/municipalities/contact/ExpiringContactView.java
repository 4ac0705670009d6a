package no.dugnad.municipalities.contact;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ExpiringContact", description = "A contact that is to be confirmed, without the person.")
public record ExpiringContactView(
        @Schema(required = true) String number,
        @Schema(required = true) ContactRole role,

        @Schema(required = true, description = "From this date on it must be confirmed.")
        LocalDate expiresOn,

        @Schema(required = true) boolean expired) {}
