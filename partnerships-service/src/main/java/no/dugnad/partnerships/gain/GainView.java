package no.dugnad.partnerships.gain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import no.dugnad.partnerships.partnership.Answer;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.Party;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line in the ledger of gains (gevinstregnskap). */
record GainView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String solutionId,

        @Schema(
                nullable = true,
                description = "The municipality whose gain it is; null for one that is not a municipality's.")
        @Nullable
        Party party,

        @Schema(nullable = true, description = "Network through which it came.") @Nullable
        String partnershipId,

        @Schema(required = true) int year,
        @Schema(required = true) Kind kind,
        @Schema(required = true) Phase phase,

        @Schema(
                required = true,
                description = "In the unit; of a correction the difference. The sum of lines is the truth.")
        BigDecimal amount,

        @Schema(required = true) Unit unit,

        @Schema(required = true, description = "Who bears the cost.")
        Side bearer,

        @Schema(required = true, description = "Who receives the gain.")
        Side receiver,

        @Schema(nullable = true, description = "Id of the line that this one corrects.") @Nullable
        UUID corrects,

        @Schema(required = true) LocalDate recordedOn,

        @Schema(nullable = true, description = "Where the figure is from.") @Nullable
        String source,

        @Schema(nullable = true) @Nullable String note,

        @Schema(nullable = true, description = "Who wrote it, last; null for what is from before this was kept.")
        @Nullable
        StatedBy statedBy,

        @Schema(
                nullable = true,
                description =
                        "The municipality's own answer to what others wrote in its name; null while there is none. What it contests is not counted.")
        @Nullable
        Answer answer) {}
