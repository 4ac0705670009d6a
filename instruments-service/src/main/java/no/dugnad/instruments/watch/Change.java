package no.dugnad.instruments.watch;

import java.util.List;
import no.dugnad.instruments.match.Verdict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that has become another in a call.
 *
 * @param moved deadlines or sums, from what to what
 * @param fields names of fields, for a change of text
 * @param lost municipalities that have a worse verdict than before
 * @param gained municipalities that have a better one
 */
record Change(ChangeKind kind, List<Moved> moved, List<String> fields, List<Shift> lost, List<Shift> gained) {

    @Schema(name = "MovedValue", description = "A deadline or a sum that is another than before.")
    public record Moved(
            @Schema(
                    required = true,
                    examples = "closesAt",
                    description =
                            "`closesAt`, `rolling`, `reportingDueAt`, `stages/ID/closesAt`, `fundingNok/NAME` or `fundingRules/KIND/percent`.")
            String field,

            @Schema(description = "What it was: a time, a number, true or false; null for none.") @Nullable
            Object from,

            @Schema(description = "What it is; null for none.") @Nullable
            Object to) {}

    @Schema(name = "ShiftedMunicipality", description = "A municipality for which the verdict is another than before.")
    public record Shift(
            @Schema(required = true, examples = "4601") String number,
            @Schema(required = true) @Nullable String name,
            @Schema(required = true) @Nullable Verdict from,
            @Schema(required = true) Verdict to) {}

    static Change of(ChangeKind kind) {
        return new Change(kind, List.of(), List.of(), List.of(), List.of());
    }

    static Change moved(ChangeKind kind, List<Moved> moved) {
        return new Change(kind, moved, List.of(), List.of(), List.of());
    }

    static Change text(List<String> fields) {
        return new Change(ChangeKind.TEXT_CHANGED, List.of(), fields, List.of(), List.of());
    }

    static Change lost(List<Shift> lost) {
        return new Change(ChangeKind.ELIGIBILITY_NARROWED, List.of(), List.of(), lost, List.of());
    }

    static Change gained(List<Shift> gained) {
        return new Change(ChangeKind.ELIGIBILITY_WIDENED, List.of(), List.of(), List.of(), gained);
    }
}
