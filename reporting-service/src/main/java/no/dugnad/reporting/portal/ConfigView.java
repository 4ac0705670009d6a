package no.dugnad.reporting.portal;

import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What holds for all of the suite. */
@Schema(name = "Config")
public record ConfigView(
        @Schema(required = true) String name,
        @Schema(required = true) List<String> languages,
        @Schema(required = true) Limits limits,
        @Schema(required = true) Versions versions,
        @Schema(required = true) Licence licence,

        @Schema(required = true, description = "How to cite (slik siterer du).")
        Text citation,

        @Schema(required = true, nullable = true, description = "Whom to ask about this installation.") @Nullable
        String contact,

        @Schema(required = true, description = "Where the interfaces are described.")
        Map<String, String> documents) {

    public record Limits(
            @Schema(required = true, description = "Per client address.")
            long requestsPerMinute,

            @Schema(required = true) int pageDefault,
            @Schema(required = true) int pageMax,
            @Schema(required = true) long jsonBodyBytes,
            @Schema(required = true) long csvBodyBytes,
            @Schema(required = true) int importsSentAtATime,

            @Schema(required = true, description = "How long an answer to a POST with an Idempotency-Key is kept.")
            int idempotencyHours,

            @Schema(required = true, description = "How long an answer of a statistic is kept.")
            int statisticAnswerDays) {}

    public record Versions(
            @Schema(required = true) String api,
            @Schema(required = true) String events,
            @Schema(required = true) String suite,
            @Schema(required = true) String openapi,
            @Schema(required = true) String asyncapi) {}

    public record Licence(
            @Schema(required = true, description = "Of the software.")
            String software,

            @Schema(required = true, description = "Of the data, by source.")
            List<DataLicence> data,

            @Schema(required = true, description = "The line to print beside what you take from here.")
            String credit) {}

    public record DataLicence(
            @Schema(required = true) String source,
            @Schema(required = true) String licence,
            @Schema(required = true) String address) {}
}
