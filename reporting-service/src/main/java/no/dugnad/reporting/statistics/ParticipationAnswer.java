package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.participation.ParticipationRole;
import no.dugnad.reporting.participation.ParticipationStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who takes part: the answer, with all that is needed to judge it and to ask again. */
@Schema(description = "Share of each group's municipalities with at least one participation (deltakelse).")
public record ParticipationAnswer(
        @Schema(required = true) List<Row> rows,

        @Schema(description = "The first group minus the second; null unless there are two groups and no split.")
        Comparison comparison,

        @Schema(required = true, description = "What was counted, in words.")
        Text definition,

        @Schema(required = true) AsOf asOf,

        @Schema(required = true, description = "Where this answer can be read again, byte for byte.")
        String permalink,

        @Schema(required = true, description = "A participation that is invented for demonstration was counted.")
        boolean demo,

        @Schema(
                required = true,
                description = "How many participations are of municipalities that have been divided since.")
        long divided,

        @Schema(required = true) Parameters parameters) {

    /** A key that was not split by is left out. */
    @Schema(name = "ParticipationRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            @Schema(required = true) String group,
            @Schema(required = true) Text groupName,

            @Schema(description = "Instrument (virkemiddel).")
            String instrument,

            Integer year,

            @Schema(description = "County number (fylkesnummer) at the boundaries.")
            String county,

            @Schema(description = "Orientation of the instrument (innretning).")
            String orientation,

            @Schema(description = "1 (incremental) to 5 (radical); null for instruments that nobody has graded.")
            Optional<Integer> ambition,

            String role,

            @Schema(required = true, description = "Municipalities in the group.")
            long municipalities,

            @Schema(required = true, description = "Those of them with at least one participation.")
            long participants,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Participants of municipalities, unrounded; null when there are none.")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            Double rate,

            @Schema(required = true, nullable = true, description = "Lower bound of the 95 % Wilson interval.")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            Double low,

            @Schema(required = true, nullable = true, description = "Upper bound of the 95 % Wilson interval.")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            Double high,

            @Schema(required = true, description = "Fewer than 10 municipalities: read the rate with care.")
            boolean small) {}

    @Schema(name = "ParticipationComparison")
    public record Comparison(
            @Schema(required = true, description = "Rate of the first group minus that of the second.")
            double difference,

            @Schema(required = true, description = "Lower bound of Newcombe's 95 % interval (method 10).")
            double low,

            @Schema(required = true, description = "Upper bound of Newcombe's 95 % interval (method 10).")
            double high,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Rate of the first by that of the second; null when the second is 0.")
            Double riskRatio,

            @Schema(required = true, description = "Two-sided.")
            double pValue,

            @Schema(required = true, description = "fisher-exact")
            String test) {}

    @Schema(name = "AsOf", description = "What had been taken in when it was counted.")
    public record AsOf(
            @Schema(required = true, description = "Sequence of the newest event, by topic.")
            Map<String, Long> positions) {}

    @Schema(name = "ParticipationParameters", description = "The question, with the defaults filled in.")
    public record Parameters(
            @Schema(required = true) String grouping,

            @Schema(required = true, description = "None: all.")
            List<String> instrument,

            @Schema(required = true, nullable = true) Integer from,
            @Schema(required = true, nullable = true) Integer to,
            @Schema(required = true) List<ParticipationStatus> status,

            @Schema(required = true, description = "None: all.")
            List<ParticipationRole> role,

            @Schema(required = true) LocalDate boundaries,
            @Schema(required = true) List<Split> split,
            @Schema(required = true) DemoChoice demo,
            @Schema(required = true) Assign assign) {}

    ParticipationAnswer at(String permalink) {
        return new ParticipationAnswer(rows, comparison, definition, asOf, permalink, demo, divided, parameters);
    }
}
