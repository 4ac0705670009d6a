package no.dugnad.municipalities.contact;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "MunicipalityContactRole", description = "Whether there is somebody to write to, without the persons.")
public record ContactRoleView(
        @Schema(required = true) ContactRole role,

        @Schema(required = true, description = "Somebody is stated who need not be confirmed yet.")
        boolean stated,

        @Schema(
                required = true,
                nullable = true,
                description = "From this date on it must be confirmed; null when nobody is stated.")
        @Nullable
        LocalDate goodUntil) {}
