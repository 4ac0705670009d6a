package no.dugnad.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What Dugnad knew when the report began. */
@Schema(name = "ReportFact")
public record Fact(
        @Schema(required = true, implementation = Object.class)
        JsonNode value,

        @Schema(required = true, description = "Where it is from (kilde).")
        Text source,

        @Schema(required = true, description = "The day that it holds for.")
        LocalDate asOf) {}
