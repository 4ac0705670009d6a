package no.dugnad.instruments.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.instruments.criteria.Criterion;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CriterionMatch", description = "A criterion (vilkår) for one applicant.")
public record CriterionMatchView(
        @Schema(
                required = true,
                description = "`area` and `applicants` are the call's area and whom its instrument is for.")
        String id,

        @Schema(required = true) Text text,

        @Schema(description = "CEL; null for `applicants`.") @Nullable
        String expression,

        @Schema(required = true) Criterion.Weight weight,
        @Schema(required = true) CriterionVerdict verdict,

        @Schema(
                required = true,
                description =
                        "The values it was evaluated on, by variable: null where one is not known. Lists show ids or numbers.")
        Map<String, Object> values,

        @Schema(required = true, description = "From when the values are, where they have a date.")
        Map<String, LocalDate> valuesAt,

        @Schema(
                required = true,
                description =
                        "The smallest change of facts that turns it: to met by the applicant itself or, when it is met, to not met. Empty when none does.")
        List<ChangeView> whatWouldChange) {}
