package no.dugnad.partnerships.casestory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import no.dugnad.partnerships.challenge.Vocabulary;
import no.dugnad.partnerships.challenge.Vocabulary.Horizon;
import no.dugnad.partnerships.challenge.Vocabulary.InnovationKind;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.text.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A case as the municipality itself tells it, or the host of a network that it is in.")
record CaseRequest(
        @NotNull Text title,
        @Schema(nullable = true) @Nullable Text summary,

        @Schema(nullable = true, description = "The whole story.") @Nullable
        Text story,

        @NotNull @Valid Party party,

        @Size(max = 100) @Schema(nullable = true, description = "Network through which it is told.") @Nullable
        String partnershipId,

        @Size(max = 20) @Schema(nullable = true) List<@NotNull InnovationKind> innovationKinds,
        @Schema(nullable = true) @Nullable Horizon horizon,
        @Size(max = 20) @Schema(nullable = true) List<@NotNull Sector> sectors,
        @Schema(nullable = true) @Nullable Novelty novelty,

        @Size(max = 50) @Schema(nullable = true, description = "Ids of challenges.")
        List<@NotNull String> challenges,

        @Size(max = 50) @Schema(nullable = true, description = "Ids of solutions.")
        List<@NotNull String> solutions,

        @Min(1990) @Max(2100) @Schema(nullable = true, description = "Year in which it was taken into use.") @Nullable
        Integer year,

        @Size(max = 2000) @WebAddress @Schema(nullable = true) @Nullable
        String website,

        @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.") @Nullable
        Integer asOf) {
    /** A list that is left out is empty. */
    CaseRequest {
        innovationKinds = Objects.requireNonNullElse(innovationKinds, List.of());
        sectors = Objects.requireNonNullElse(sectors, List.of());
        challenges = Objects.requireNonNullElse(challenges, List.of());
        solutions = Objects.requireNonNullElse(solutions, List.of());
    }

    /** As it is kept, with these challenges and solutions. */
    CaseRequest naming(List<String> challenges, List<String> solutions) {
        return new CaseRequest(
                title,
                summary,
                story,
                party,
                partnershipId,
                Vocabulary.unique(innovationKinds),
                horizon,
                Vocabulary.unique(sectors),
                novelty,
                challenges,
                solutions,
                year,
                website,
                source,
                asOf);
    }
}
