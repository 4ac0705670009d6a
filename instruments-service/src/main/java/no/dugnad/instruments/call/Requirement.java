package no.dugnad.instruments.call;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something an application must hold (krav til søknaden). */
public record Requirement(
        @NotNull @Pattern(regexp = Slug.PATTERN, message = "slug") @Size(max = 80)
        String id,

        @NotNull Text text,

        @PositiveOrZero
        @DecimalMax(value = "100000", message = "max")
        @Schema(description = "Hours that it is estimated to take; null when nobody has said.")
        BigDecimal estimatedHours) {}
