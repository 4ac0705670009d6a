package no.dugnad.reporting.headstart;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a call asks of a municipality that is known already, and what remains. */
@Schema(name = "HeadStart", description = "What a call asks of a municipality that is already known, and what remains.")
public record HeadStartView(
        @Schema(required = true) AskedCall call,
        @Schema(required = true) Applicant municipality,

        @Schema(required = true, description = "Day on which it was known.")
        LocalDate at,

        @Schema(required = true, description = "How known and remaining are told apart, in words.")
        Text definition,

        @Schema(
                required = true,
                description =
                        "Whether the municipality's own answers in reports were looked at: they are for itself alone, with its token.")
        boolean ownAnswers,

        @Schema(required = true, description = "In the call's order.")
        List<Requirement> requirements,

        @Schema(required = true) Remaining remaining) {

    @Schema(name = "HeadStartCall")
    public record AskedCall(
            @Schema(required = true) String id,
            @Schema(required = true) Text title,
            @Schema(required = true) String instrumentId,

            @Schema(required = true, nullable = true) @Nullable
            Instant closesAt,

            @Schema(required = true) boolean withdrawn,

            @Schema(required = true, description = "Invented for demonstration.")
            boolean demo) {}

    @Schema(name = "HeadStartApplicant")
    public record Applicant(
            @Schema(required = true) String number,
            @Schema(required = true) String name) {}

    @Schema(
            name = "HeadStartStatus",
            description = "Whether all, some or none of the concepts that the requirement asks by are known.")
    public enum Status {
        KNOWN,
        PARTLY,
        REMAINS
    }

    @Schema(name = "HeadStartRequirement")
    public record Requirement(
            @Schema(required = true) String id,
            @Schema(required = true) Text text,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "As the call estimates the whole of it; null when it does not.")
            @Nullable
            BigDecimal estimatedHours,

            @Schema(required = true) Status status,

            @Schema(
                    required = true,
                    description = "What it asks for; none when the call does not say, and then it remains.")
            List<Concept> concepts) {}

    @Schema(
            name = "HeadStartMissing",
            description =
                    "Not known here by that word (`unknown-concept`); nothing is known (`nothing-known`); only the municipality itself is told, with its token (`for-itself-alone`).")
    public enum Missing {
        UNKNOWN_CONCEPT,
        NOTHING_KNOWN,
        FOR_ITSELF_ALONE
    }

    @Schema(name = "HeadStartConcept")
    public record Concept(
            @Schema(required = true, description = "As the call names it.")
            String id,

            @Schema(required = true, nullable = true, description = "Null when it is not known here.") @Nullable
            Text label,

            @Schema(required = true, description = "At most the newest hundred of each thing.")
            List<KnownAnswer> known,

            @Schema(required = true, nullable = true, description = "Why nothing is known; null when something is.")
            @Nullable
            Missing missing) {}

    /** What is not known whole. */
    @Schema(
            name = "HeadStartRemaining",
            description =
                    "The requirements that are not known whole. One that is known in part counts with all its hours, since nobody has said how many the part takes.")
    public record Remaining(
            @Schema(required = true) int requirements,
            @Schema(required = true) BigDecimal estimatedHours,

            @Schema(required = true, description = "Of them those whose hours the call does not estimate.")
            int withoutHours) {}
}
