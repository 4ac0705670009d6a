package no.dugnad.reporting.participation;

import static no.dugnad.reporting.participation.ParticipationRules.LONGEST_PROJECT;
import static no.dugnad.reporting.participation.ParticipationRules.LONGEST_SOURCE;
import static no.dugnad.reporting.participation.ParticipationRules.MOST_NOK;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.write.Identified;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A participation as it is sent in. What the annotations say stands in the API's description; {@link ParticipationRules} hold it to the same and more. */
public record ParticipationRequest(
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        @Schema(nullable = true, description = "May repeat the address's id in a PATCH.")
        @Nullable
        UUID id,

        @NotNull @Size(max = 200) @SlugForm String instrumentId,

        @Size(max = 200) @SlugForm @Schema(nullable = true) @Nullable
        String callId,

        @NotBlank @Size(max = LONGEST_PROJECT) @OneLine String project,

        @NotNull @Valid GivenParty party,
        @NotNull ParticipationRole role,

        @Size(max = 200) @SlugForm @Schema(nullable = true) @Nullable
        String partnershipId,

        @NotNull @Schema(description = "2013 or later, and not in the future.")
        Integer year,

        @NotNull ParticipationStatus status,

        @Min(0) @Max(MOST_NOK) @Schema(nullable = true) @Nullable
        Long appliedNok,

        @Min(0) @Max(MOST_NOK) @Schema(nullable = true, description = "Only where there was an award.") @Nullable
        Long awardedNok,

        @Size(max = LONGEST_SOURCE) @OneLine @Schema(nullable = true) @Nullable
        String source,

        @Schema(nullable = true, description = "Written by an administrator alone. Default false.") @Nullable
        Boolean demo)
        implements Identified {
    /** Text is trimmed, as the cells of a file are. */
    public ParticipationRequest {
        project = project == null ? null : project.strip();
        source = source == null || source.isBlank() ? null : source.strip();
    }
}
