package no.dugnad.partnerships.gain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.party.PartyKind;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        description =
                "A new line in the ledger. One that corrects another needs only `corrects` and `amount`; what more it says must be the same.")
record GainRequest(
        @Size(max = 100) @Schema(nullable = true, description = "Needed unless it corrects a line.") @Nullable
        String solutionId,

        @Valid
        @Schema(
                nullable = true,
                description = "The municipality whose gain it is; none for one that is not a municipality's.")
        @Nullable
        Party party,

        @Size(max = 100) @Schema(nullable = true, description = "Network through which it came.") @Nullable
        String partnershipId,

        @Min(1990) @Max(2100) @Schema(nullable = true, description = "Needed unless it corrects a line.") @Nullable
        Integer year,

        @Schema(nullable = true, description = "Needed unless it corrects a line.") @Nullable
        Kind kind,

        @Schema(nullable = true, description = "Needed unless it corrects a line.") @Nullable
        Phase phase,

        @Digits(integer = 15, fraction = 4, message = "amount-form")
        @Schema(
                nullable = true,
                description = "In the kind's unit; of a correction the difference, which may be negative. Needed.")
        @Nullable
        BigDecimal amount,

        @Schema(nullable = true, description = "Follows from the kind; another one is refused.") @Nullable
        Unit unit,

        @Valid @Schema(nullable = true, description = "Who bears the cost. Needed unless it corrects a line.") @Nullable
        Side bearer,

        @Valid
        @Schema(nullable = true, description = "Who receives the gain. Needed unless it corrects a line.")
        @Nullable
        Side receiver,

        @Schema(nullable = true, description = "Id of the line that this one corrects.") @Nullable
        UUID corrects,

        @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the figure is from.") @Nullable
        String source,

        @Size(max = 2000) @OneLine @Schema(nullable = true) @Nullable
        String note) {

    /** What a line says that corrects none. */
    record Line(String solutionId, int year, Kind kind, Phase phase, Side bearer, Side receiver) {}

    /** Of a request that corrects nothing and in which {@link #faults} found nothing, so that it says all of it. */
    Line line() {
        return new Line(
                Objects.requireNonNull(solutionId),
                Objects.requireNonNull(year),
                Objects.requireNonNull(kind),
                Objects.requireNonNull(phase),
                Objects.requireNonNull(bearer),
                Objects.requireNonNull(receiver));
    }

    /** Where {@link #faults} found nothing. */
    BigDecimal requiredAmount() {
        return Objects.requireNonNull(amount);
    }

    /** What is wrong with it in itself. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (amount == null) faults.add(Fault.at("/amount", "not-null"));
        if (corrects == null) {
            if (bearer == null) faults.add(Fault.at("/bearer", "not-null"));
            if (kind == null) faults.add(Fault.at("/kind", "not-null"));
            if (phase == null) faults.add(Fault.at("/phase", "not-null"));
            if (receiver == null) faults.add(Fault.at("/receiver", "not-null"));
            if (solutionId == null) faults.add(Fault.at("/solutionId", "not-null"));
            if (year == null) faults.add(Fault.at("/year", "not-null"));
            if (amount != null && amount.signum() < 0) faults.add(Fault.at("/amount", "negative-amount"));
        } else if (amount != null && amount.signum() == 0) faults.add(Fault.at("/amount", "corrects-nothing"));
        if (party != null) {
            if (party.kind() != PartyKind.MUNICIPALITY) faults.add(Fault.at("/party/kind", "municipality-only"));
            else faults.addAll(party.faults("/party"));
        }
        if (kind != null && unit != null && unit != kind.unit())
            faults.add(
                    Fault.at("/unit", "wrong-unit", Map.of("kind", Words.word(kind), "unit", Words.word(kind.unit()))));
        return faults;
    }

    /** What a correction says otherwise than the line it corrects. */
    List<Fault> differences(Gain line) {
        var faults = new ArrayList<Fault>();
        same(faults, "/solutionId", solutionId, line.solutionId());
        same(faults, "/party/number", party == null ? null : party.number(), line.municipality());
        same(faults, "/partnershipId", partnershipId, line.partnershipId());
        same(faults, "/year", year, line.year());
        same(faults, "/kind", kind, line.kind());
        same(faults, "/phase", phase, line.phase());
        same(faults, "/unit", unit, line.kind().unit());
        same(faults, "/bearer", bearer, line.bearer());
        same(faults, "/receiver", receiver, line.receiver());
        return faults;
    }

    private static void same(List<Fault> faults, String at, @Nullable Object said, @Nullable Object is) {
        if (said != null && !Objects.equals(said, is)) faults.add(Fault.at(at, "differs-from-corrected"));
    }
}
