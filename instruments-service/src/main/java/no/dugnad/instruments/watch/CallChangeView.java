package no.dugnad.instruments.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.dugnad.instruments.watch.Change.Moved;
import no.dugnad.instruments.watch.Change.Shift;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "CallChange",
        description = "A change of a call, found by running its criteria before and after over all municipalities.")
public record CallChangeView(
        @Schema(required = true) UUID id,

        @Schema(required = true, examples = "klimasats-2027")
        String callId,

        @Schema(required = true, examples = "call.eligibility-narrowed")
        ChangeKind kind,

        @Schema(required = true, description = "When it was written, or when the call opened by the clock.")
        Instant occurredAt,

        @Schema(required = true, description = "The date of the facts that the criteria were run on.")
        LocalDate factsAt,

        @Schema(required = true, description = "Deadlines or sums; empty for other kinds.")
        List<Moved> moved,

        @Schema(required = true, description = "Names of the fields that differ; empty but for `call.text-changed`.")
        List<String> fields,

        @Schema(
                required = true,
                description =
                        "The municipalities with a worse verdict than before, all of them and no others; empty but for `call.eligibility-narrowed`.")
        List<Shift> lost,

        @Schema(
                required = true,
                description =
                        "The municipalities with a better verdict than before; empty but for `call.eligibility-widened`.")
        List<Shift> gained) {}
