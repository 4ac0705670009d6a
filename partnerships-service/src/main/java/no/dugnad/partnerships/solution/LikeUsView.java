package no.dugnad.partnerships.solution;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A solution that municipalities like this one have taken into use, and this one has not. */
record LikeUsView(
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Number of the municipality that is asked for; only when several are.")
        @Nullable
        String municipality,

        @Schema(required = true) SolutionRef solution,

        @Schema(nullable = true, description = "How far this municipality has come itself, before it is in use.")
        @Nullable
        AdoptionState ownState,

        @Schema(required = true, description = "Those like it that have it in use.")
        List<Adopter> adopters) {

    @Schema(name = "SolutionReference")
    record SolutionRef(
            @Schema(required = true) String id,
            @Schema(required = true) Text name) {}

    @Schema(name = "AdopterLikeUs")
    record Adopter(
            @Schema(required = true) String number,
            @Schema(nullable = true) @Nullable String name,

            @Schema(
                    required = true,
                    description =
                            "In what it is like: in the same group (gruppe), a neighbour (nabo), or in the same network (nettverk).")
            List<Likeness> like) {}

    @Schema(name = "Likeness")
    enum Likeness {
        GROUP,
        NEIGHBOUR,
        NETWORK
    }
}
