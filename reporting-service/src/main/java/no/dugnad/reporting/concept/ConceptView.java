package no.dugnad.reporting.concept;

import com.fasterxml.jackson.databind.JsonNode;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A concept as readers see it, and as its events carry it. */
@Schema(name = "ReportConcept", description = "A concept (begrep) that report forms share, so that it is asked once.")
public record ConceptView(
        @Schema(required = true, examples = "hours-spent") String id,
        @Schema(required = true) Text label,
        @Schema(required = true) Text definition,

        @Schema(required = true, nullable = true, description = "Unit of a number.") @Nullable
        String unit,

        @Schema(
                required = true,
                implementation = Object.class,
                description = "JSON Schema (draft 2020-12) of the answer.")
        JsonNode schema,

        @Schema(required = true, description = "Minutes that it takes to answer, as stated.")
        double minutes,

        @Schema(required = true, nullable = true, description = "Who has found the minutes, and where.") @Nullable
        String minutesSource,

        @Schema(
                required = true,
                description = "Nobody has found the minutes: they are an assumption of whoever keeps the catalogue.")
        boolean minutesAssumed,

        @Schema(description = "Where Dugnad has the answer from already; null when it has not.") @Nullable
        FilledFrom filledFrom,

        @Schema(required = true, description = "Whose concept it is (kilde).")
        String source,

        @Schema(required = true, description = "Year of the source.")
        int asOf) {}
