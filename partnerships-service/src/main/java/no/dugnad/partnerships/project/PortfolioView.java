package no.dugnad.partnerships.project;

import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A partnership's projects as a whole (portefølje): where they lie, and how the ambition is distributed. Whether it is enough is for the partnership to say. */
record PortfolioView(
        @Schema(required = true) String partnershipId,

        @Schema(required = true, description = "Projects of the partnership.")
        int projects,

        @Schema(
                required = true,
                description =
                        "Projects by challenge, ambition and stage. One with several challenges stands under each; one without a challenge or a grade under null.")
        List<Cell> cells,

        @Schema(
                required = true,
                description =
                        "How ambition is distributed, from 1 (incremental) to 5 (radical), and null for those that nobody has graded. Each project counts once.")
        List<AmbitionShare> ambition,

        @Schema(required = true, description = "Projects by where the radical lies; one may count under several.")
        List<RadicalShare> radicalIn,

        @Schema(required = true, description = "The distribution in words.")
        Text sentence) {

    @Schema(name = "PortfolioCell")
    record Cell(
            @Schema(nullable = true) @Nullable Ref challenge,
            @Schema(nullable = true) @Nullable Integer ambition,
            @Schema(required = true) Stage stage,
            @Schema(required = true) List<Ref> projects) {}

    @Schema(name = "PortfolioReference")
    record Ref(
            @Schema(required = true) String id,
            @Schema(nullable = true) @Nullable Text name) {}

    @Schema(name = "AmbitionShare")
    record AmbitionShare(
            @Schema(nullable = true) @Nullable Integer ambition,
            @Schema(required = true) int projects,

            @Schema(nullable = true, description = "Of all projects; null when there are none.") @Nullable
            Double share) {}

    @Schema(name = "RadicalShare")
    record RadicalShare(
            @Schema(required = true) RadicalIn in,
            @Schema(required = true) int projects) {}
}
