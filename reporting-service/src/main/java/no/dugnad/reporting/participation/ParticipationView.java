package no.dugnad.reporting.participation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A participation as readers see it, and as its events carry it. What an import writes by SQL is made of it, see {@link ParticipationShape}. */
@Schema(
        description =
                "A participation (deltakelse) of a municipality or county authority in a project under an instrument (virkemiddel).")
public record ParticipationView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The instrument (virkemiddel).")
        String instrumentId,

        @Schema(required = true, nullable = true, description = "The call (utlysning), where it is told.") @Nullable
        String callId,

        @Schema(required = true, description = "Name of the project (prosjekt).")
        String project,

        @Schema(required = true) Party party,
        @Schema(required = true) ParticipationRole role,

        @Schema(
                required = true,
                nullable = true,
                description = "The partnership (samarbeid) through which, where it is told.")
        @Nullable
        String partnershipId,

        @Schema(required = true, description = "Year of the application.")
        int year,

        @Schema(required = true) ParticipationStatus status,

        @Schema(required = true, nullable = true, description = "Sum applied for (søkt), in whole kroner.") @Nullable
        Long appliedNok,

        @Schema(required = true, nullable = true, description = "Sum awarded (tildelt), in whole kroner.") @Nullable
        Long awardedNok,

        @Schema(required = true, nullable = true, description = "Where the record is from (kilde).") @Nullable
        String source,

        @Schema(required = true, description = "Invented for demonstration; it did not happen.")
        boolean demo) {}
