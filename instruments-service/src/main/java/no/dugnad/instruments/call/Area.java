package no.dugnad.instruments.call;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a call applies (område). */
public record Area(
        @NotEmpty
        @Size(max = 50)
        @Schema(required = true, description = "County numbers (fylkesnummer) as they were when the call was open.")
        List<@NotNull @Pattern(regexp = "[0-9]{2}", message = "county-number") String> counties) {}
