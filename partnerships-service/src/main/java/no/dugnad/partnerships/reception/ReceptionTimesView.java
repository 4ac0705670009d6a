package no.dugnad.partnerships.reception;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The time in each step of each reception, until today. */
@Schema(name = "ReceptionTimes", description = "Time in each step (tid i hvert steg) of each reception.")
record ReceptionTimesView(
        @Schema(nullable = true, description = "Only this partnership's.") @Nullable
        String partnership,

        @Schema(required = true, description = "Until when it is counted: today.")
        LocalDate at,

        @Schema(required = true, description = "Each step of each reception, the newest reception first.")
        List<Row> rows) {

    @Schema(name = "ReceptionTimesRow")
    record Row(
            @Schema(required = true) UUID reception,
            @Schema(required = true) Text receptionName,

            @Schema(required = true, description = "Number of the step, from 1.")
            int step,

            @Schema(required = true) ReceptionState state,
            @Schema(required = true) LocalDate from,

            @Schema(nullable = true, description = "Day of the next step; null for the present one.") @Nullable
            LocalDate to,

            @Schema(nullable = true, description = "As in `times` of the reception.") @Nullable
            Long days) {}
}
