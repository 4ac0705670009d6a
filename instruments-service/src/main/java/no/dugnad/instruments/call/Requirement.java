package no.dugnad.instruments.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something an application must hold (krav til søknaden). */
public record Requirement(
        @NotNull @SlugForm @Size(max = 80) String id,

        @NotNull Text text,

        @Size(max = 20)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
                description =
                        "What it asks for, and nothing besides: ids of report concepts (`/v1/report-concepts`), or `population`, `indicators`, `indicator-` with an indicator's id, `participations`, `networks`, `adoptions`, `gains`, `profile`. Left out: nobody has said. By these `/v1/head-starts` knows what is known already.")
        List<@NotNull @SlugForm @Size(max = 80) String> concepts,

        @PositiveOrZero
        @DecimalMax(value = "100000", message = "max")
        @Schema(description = "Hours that it is estimated to take; null when nobody has said.")
        BigDecimal estimatedHours) {
    public Requirement {
        // what was written before there were concepts has none
        if (concepts == null) concepts = List.of();
    }
}
