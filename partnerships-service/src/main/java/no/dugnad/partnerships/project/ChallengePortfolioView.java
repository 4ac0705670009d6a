package no.dugnad.partnerships.project;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The projects on a challenge as a whole (portefølje). */
@Schema(name = "ChallengePortfolio", description = "Projects on a challenge, counted by ambition and stage.")
record ChallengePortfolioView(
        @Schema(required = true) String challenge,

        @Schema(required = true, description = "All projects on the challenge.")
        long projects,

        @Schema(
                required = true,
                description =
                        "From radical (5) to incremental (1), those that nobody has graded last; by stage within. Where there is none there is no row.")
        List<Row> rows) {

    @Schema(name = "ChallengePortfolioRow")
    record Row(
            @Schema(
                    required = true,
                    nullable = true,
                    description = "From 1 to 5; null for those that nobody has graded.")
            @Nullable
            Integer ambition,

            @Schema(required = true) Stage stage,
            @Schema(required = true) long projects) {}
}
