package no.dugnad.instruments.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import no.dugnad.instruments.criteria.Criterion;
import no.dugnad.instruments.organisation.Organisation;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Call", description = "A call (utlysning) of an instrument.")
public record CallView(
        @Schema(required = true, examples = "klimasats-2027")
        String id,

        @Schema(required = true) String instrumentId,
        @Schema(required = true) Text title,

        @Schema(description = "Who manages it, where that is not the instrument's owner (forvalter).") @Nullable
        Organisation manager,

        @Schema(description = "Null for the whole country.") Area area,

        @Schema(description = "Null only for a historic round whose opening is not known.")
        Instant opensAt,

        @Schema(description = "The deadline (søknadsfrist); null when it is rolling.")
        Instant closesAt,

        @Schema(required = true) boolean rolling,
        @Schema(required = true) List<Stage> stages,

        @Schema(description = "Null where one does not apply for a sum, or none is known.")
        Funding fundingNok,

        @Schema(required = true) List<FundingRule> fundingRules,
        @Schema(required = true) List<Criterion> criteria,
        @Schema(required = true) List<Requirement> requirements,

        @Schema(description = "When a report is due (rapporteringsfrist).")
        Instant reportingDueAt,

        @Schema(required = true, description = "Seen by its owner and manager alone.")
        boolean draft,

        Instant withdrawnAt,

        @Schema(required = true, description = "Demonstration, not a real call.")
        boolean demo,

        Text note,

        @Schema(description = "What it is about (om utlysningen).")
        Text summary,

        String website,

        @Schema(description = "When the projects may run; null where nothing is said.")
        ProjectPeriod projectPeriod,

        @Schema(description = "Where the record is from.") String source,

        @Schema(description = "Year of what the record says.")
        Integer asOf,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(required = true, description = "Computed, by the clock in Norway.")
        @Nullable
        CallStatus status) {}
