package no.dugnad.reporting.survey;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import no.dugnad.platform.http.Problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The latest innovation; where there is none, the latest that was tried and did not come to be one. What is null was not answered. */
@Schema(
        description =
                "The latest innovation; where there is none, the latest that was tried and did not come to be one.")
public record LatestInnovation(
        @NotNull @Size(min = 1, max = 5) @Schema(required = true, description = "What is new; several are usual.")
        List<@NotNull InnovationKind> kinds,

        @NotNull
        @Schema(
                required = true,
                description = "New to the workplace (nytt for oss); others may have developed or used it before.")
        Boolean newToUs,

        @NotNull
        @Schema(required = true, description = "It is of use (nyttig): a change that is no improvement is not.")
        Boolean useful,

        @NotNull
        @Schema(required = true, description = "Put to use (nyttiggjort): taken into use within the two years.")
        Boolean putToUse,

        @Schema(nullable = true) @Nullable Origin origin,

        @Schema(nullable = true, description = "Whether it touches core tasks (kjerneoppgaver).") @Nullable
        Boolean coreTask,

        @Size(max = 4)
        @Schema(nullable = true, description = "What it has given; none: nothing yet; null: not answered.")
        @Nullable
        List<@NotNull InnovationGain> gains,

        @Schema(
                nullable = true,
                description = "Whether the knowledge of it was actively spread (aktivt spredt) to others.")
        @Nullable
        Boolean knowledgeSpread) {

    /** New, useful and put to use: nothing less is an innovation. */
    boolean innovation() {
        return newToUs && useful && putToUse;
    }

    List<Fault> faults(String at) {
        return gains != null && !gains.isEmpty() && !putToUse
                ? List.of(Fault.at(at + "/gains", "gains-without-use"))
                : List.of();
    }

    /** With each word once, in their own order. */
    LatestInnovation ordered() {
        return new LatestInnovation(
                kinds.stream().distinct().sorted().toList(),
                newToUs,
                useful,
                putToUse,
                origin,
                coreTask,
                gains == null ? null : gains.stream().distinct().sorted().toList(),
                knowledgeSpread);
    }
}
