package no.dugnad.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An answer as it stands: the party's own, or what Dugnad knew. */
@Schema(name = "ReportAnswer")
public record Answer(
        @Schema(required = true, implementation = Object.class)
        JsonNode value,

        @Schema(required = true) From from,

        @Schema(description = "Where it is from; null for the party's own.")
        Text source,

        @Schema(description = "The day that it holds for; null for the party's own.")
        LocalDate asOf,

        @Schema(description = "Why it differs from what was known or submitted.")
        String reason,

        @Schema(description = "What Dugnad knew, where the party says otherwise.")
        Fact known) {

    /** Whose answer it is. */
    @Schema(name = "ReportAnswerFrom", description = "The party's own, or what Dugnad knew.")
    public enum From {
        PARTY,
        DUGNAD
    }

    /** @param given and {@code fact}: null when there is none; not both */
    static Answer of(Given given, Fact fact) {
        if (given == null) return new Answer(fact.value(), From.DUGNAD, fact.source(), fact.asOf(), null, null);
        return new Answer(
                given.value(),
                From.PARTY,
                null,
                null,
                given.reason(),
                fact == null || fact.value().equals(given.value()) ? null : fact);
    }
}
