package no.dugnad.instruments.match;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Who looks for partners.")
record PartnersRequest(
        @NotNull
        @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
        @Schema(required = true, examples = "4601", description = "Municipality number (kommunenummer).")
        String municipality,

        @Schema(nullable = true, description = "The date of the facts; today when not given.")
        LocalDate at) {}
