package no.dugnad.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An answer as it stands: the party's own, or what Dugnad knew. */
@Schema(name = "ReportAnswer")
public record Answer(
        @Schema(required = true, implementation = Object.class)
        JsonNode value,

        @Schema(required = true) From from,

        @Schema(description = "Where it is from; null for the party's own.") @Nullable
        Text source,

        @Schema(description = "The day that it holds for; null for the party's own.") @Nullable
        LocalDate asOf,

        @Schema(description = "Why it differs from what was known or submitted.") @Nullable
        String reason,

        @Schema(description = "What Dugnad knew, where the party says otherwise.") @Nullable
        Fact known) {

    /** Whose answer it is. */
    @Schema(name = "ReportAnswerFrom", description = "The party's own, or what Dugnad knew.")
    public enum From {
        PARTY,
        DUGNAD
    }

    static Answer of(Fact fact) {
        return new Answer(fact.value(), From.DUGNAD, fact.source(), fact.asOf(), null, null);
    }

    /** @param fact null when nothing was known */
    static Answer of(Given given, @Nullable Fact fact) {
        return new Answer(
                given.value(),
                From.PARTY,
                null,
                null,
                given.reason(),
                fact == null || fact.value().equals(given.value()) ? null : fact);
    }
}
