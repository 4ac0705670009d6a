package no.dugnad.reporting.report;

import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Form by form what is answered, what is missing, and by when. */
@Schema(name = "ReportCoverage")
public record CoverageView(
        @Schema(required = true) List<Item> items,
        @Schema(required = true) long total) {

    @Schema(name = "ReportCoverageItem")
    public record Item(
            @Schema(required = true) FormStanding form,

            @Schema(required = true, description = "Questions of the form.")
            int asked,

            @Schema(required = true) int answered,

            @Schema(required = true, description = "Those of the answered that Dugnad filled in.")
            int filled,

            @Schema(required = true, description = "Nothing that the form must have is missing.")
            boolean complete,

            @Schema(required = true, description = "The deadline has passed, and it has not been submitted.")
            boolean late,

            @Schema(required = true) List<Missing> missing) {}

    @Schema(name = "ReportMissing", description = "A question of the form without an answer.")
    public record Missing(
            @Schema(required = true) String key,
            @Schema(required = true) String questionId,
            @Schema(required = true) Text text,
            @Schema(required = true) boolean required) {}
}
