package no.dugnad.municipalities.municipality;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.municipalities.registry.Named;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who a municipality borders on, on land. */
@Schema(name = "Neighbours")
public record NeighboursView(
        @Schema(required = true, description = "By number, with the name at the date.")
        List<Named> items,

        @Schema(required = true, description = "True: it has no border on land with any other.")
        boolean island,

        @Schema(required = true) Boundaries boundaries) {

    @Schema(
            name = "NeighbourBoundaries",
            description = "The municipalities of these dates are those that were compared.")
    public record Boundaries(
            @Schema(required = true) LocalDate from,

            @Schema(required = true, nullable = true, description = "Not included; null while they hold.") @Nullable
            LocalDate to) {}
}
