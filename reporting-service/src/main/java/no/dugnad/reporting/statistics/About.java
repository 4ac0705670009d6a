package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.participation.ParticipationRole;
import no.dugnad.reporting.participation.ParticipationStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What every answer has beside its figures: all that is needed to judge them and to ask again. */
public record About(
        @Schema(required = true, description = "Which statistic: the last step of its path.")
        String statistic,

        @Schema(required = true, description = "What was counted, in words.")
        Text definition,

        @Schema(required = true, description = "Of what the shares and means are taken, in words.")
        Text denominator,

        @Schema(description = "What the figures do not show, in words, where that is easily overlooked.") @Nullable
        Text caution,

        @Schema(required = true) AsOf asOf,

        @Schema(required = true, description = "Where this answer can be read again, byte for byte.") @Nullable
        String permalink,

        @Schema(required = true, description = "Something that is invented for demonstration was counted.")
        boolean demo,

        @Schema(
                required = true,
                description = "How many of what was counted are of municipalities that have been divided since.")
        long divided,

        @Schema(
                required = true,
                description = "What people read for the codes in the rows, by the name of their member and the code.")
        Map<String, Map<String, Text>> labels,

        @Schema(required = true) Parameters parameters) {

    /** Everything but the figures; the permalink is put in when the answer is kept. */
    static About of(
            String statistic,
            Frame frame,
            Text definition,
            Text denominator,
            @Nullable Text caution,
            AsOf asOf,
            boolean demo,
            long divided,
            Map<String, Map<String, Text>> labels) {
        return new About(
                statistic,
                definition,
                denominator,
                caution,
                asOf,
                null,
                demo,
                divided,
                labels,
                Parameters.of(frame.question()));
    }

    About asked(Parameters parameters) {
        return new About(
                statistic, definition, denominator, caution, asOf, permalink, demo, divided, labels, parameters);
    }

    /** Names of the instruments and counties that the rows are divided by. */
    static Map<String, Map<String, Text>> labels(Moment moment, Frame frame) {
        var labels = new TreeMap<String, Map<String, Text>>();
        if (frame.question().by(Split.INSTRUMENT)) labels.put("instrument", frame.instruments());
        if (frame.question().by(Split.COUNTY)) labels.put("county", moment.counties(frame.question()));
        return labels;
    }

    @Schema(name = "AsOf", description = "What had been taken in when it was counted.")
    public record AsOf(
            @Schema(required = true, description = "Sequence of the newest event, by topic.")
            Map<String, Long> positions) {}

    /** A member that the statistic does not have is left out. */
    @Schema(name = "StatisticParameters", description = "The question, with the defaults filled in.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Parameters(
            @Schema(required = true, nullable = true, description = "Null: all municipalities are one group.")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            String grouping,

            @Schema(description = "None: all.") @Nullable List<String> instrument,

            @Schema(required = true, nullable = true) @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Integer from,

            @Schema(required = true, nullable = true) @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Integer to,

            @Nullable List<ParticipationStatus> status,

            @Schema(description = "None: all.") @Nullable List<ParticipationRole> role,

            @Schema(required = true) LocalDate boundaries,
            @Schema(required = true) List<Split> split,
            @Schema(required = true) DemoChoice demo,
            @Schema(required = true) Assign assign,

            @Schema(description = "Partnerships (samarbeid); none: any.") @Nullable
            List<String> partnership,

            @Schema(description = "Years on each side of the year of joining.") @Nullable
            Integer window,

            @Schema(description = "Solutions (løsninger); none: all.") @Nullable
            List<String> solution,

            @Schema(description = "What an adopter has reached.") @Nullable
            String reached,

            @Schema(description = "Kinds of gain (gevinst); none: all.") @Nullable
            List<String> kind) {
        static Parameters of(Question question) {
            return new Parameters(
                    question.grouping(),
                    question.participations() ? question.instruments() : null,
                    question.from(),
                    question.to(),
                    question.participations() ? question.statuses() : null,
                    question.participations() ? question.roles() : null,
                    question.boundaries(),
                    question.splits(),
                    question.demo(),
                    question.assign(),
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        Parameters through(List<String> partnerships, int years) {
            return new Parameters(
                    grouping,
                    instrument,
                    from,
                    to,
                    status,
                    role,
                    boundaries,
                    split,
                    demo,
                    assign,
                    partnerships,
                    years,
                    null,
                    null,
                    null);
        }

        Parameters adopting(List<String> solutions, AdoptionState state) {
            return new Parameters(
                    grouping,
                    instrument,
                    from,
                    to,
                    status,
                    role,
                    boundaries,
                    split,
                    demo,
                    assign,
                    null,
                    null,
                    solutions,
                    Words.word(state),
                    null);
        }

        Parameters gaining(List<String> solutions, List<String> kinds) {
            return new Parameters(
                    grouping,
                    instrument,
                    from,
                    to,
                    status,
                    role,
                    boundaries,
                    split,
                    demo,
                    assign,
                    null,
                    null,
                    solutions,
                    null,
                    kinds);
        }
    }
}
