package no.dugnad.instruments.match;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Partners", description = "The smallest group that completes a consortium.")
public record PartnersView(
        @Schema(required = true) LocalDate at,

        @Schema(
                required = true,
                description =
                        "Whether there is a group; without partners in it, the municipality is enough by itself, or no criterion asks who applies together.")
        boolean found,

        @Schema(required = true) List<Partner> partners,

        @Schema(
                required = true,
                description =
                        "The criteria over `consortium`: the required ones or, where there are none, the priorities.")
        List<String> criteria,

        @Schema(description = "Of those who would apply together; null when no group is found.") @Nullable
        ConsortiumView consortium,

        @Schema(required = true, description = "How many were tried: neighbours on land first, then fellow members.")
        int candidates,

        @Schema(
                required = true,
                description =
                        "There are more candidates than can all be tried; a group with others in it may be as small or smaller.")
        boolean cut) {

    @Schema(name = "Partner")
    public record Partner(
            @Schema(required = true) String number,
            @Schema(required = true) @Nullable String name,

            @Schema(required = true, description = "It has a border on land with the municipality.")
            boolean neighbour,

            @Schema(required = true, description = "Partnerships that both are in.")
            List<String> partnerships) {}

    @Schema(name = "Consortium")
    public record ConsortiumView(
            @Schema(required = true) int size,

            @Schema(description = "Null where that of a member is not known.") @Nullable
            Long population) {}
}
