package no.dugnad.partnerships.reception;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reception (mottak) as readers see it, with the time spent in each step until today. */
record ReceptionView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Text name,
        @Schema(required = true) String partnershipId,

        @Schema(required = true, description = "What is received.")
        Source source,

        @Schema(required = true) ReceptionState state,

        @Schema(required = true, description = "Each state in order (steg).")
        List<Step> steps,

        @Schema(required = true, description = "How far each member has come, by number.")
        List<ReceptionMemberView> members,

        @Schema(required = true, description = "Time in each step (tid i hvert steg), in order.")
        List<TimeInStep> times) {

    @Schema(name = "TimeInStep")
    record TimeInStep(
            @Schema(required = true) ReceptionState state,
            @Schema(required = true) LocalDate from,

            @Schema(nullable = true, description = "Day of the next step; null for the present one.") @Nullable
            LocalDate to,

            @Schema(
                    nullable = true,
                    description =
                            "Until the next step, or today; null where it has come to its end: in operation or declined.")
            @Nullable
            Long days) {}
}
