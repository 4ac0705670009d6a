package no.dugnad.partnerships.reception;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReceptionStepRequest", description = "The next step of a reception, as the network's host records it.")
record StepRequest(
        @NotNull ReceptionState state,

        @Schema(nullable = true, description = "Default today in Norway.") @Nullable
        LocalDate on,

        @Valid @Schema(nullable = true, description = "Who decided; needed for `decided`.") @Nullable
        Decider body,

        @Schema(nullable = true) @Nullable Text decision,

        @Schema(nullable = true, description = "Needed for `declined`.") @Nullable
        Text reason,

        @Size(max = 5) @Schema(nullable = true, description = "Needed for `assessed`, and only there.") @Nullable
        List<@NotNull @Valid Score> scores) {

    /** What the step lacks, or has too much of. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (body != null && body.id() == null && body.name() == null) faults.add(Fault.at("/body", "body-unnamed"));
        if (state == ReceptionState.DECIDED && body == null) faults.add(Fault.at("/body", "not-null"));
        if (state == ReceptionState.DECLINED && reason == null) faults.add(Fault.at("/reason", "not-null"));
        if (state == ReceptionState.ASSESSED && (scores == null || scores.isEmpty()))
            faults.add(Fault.at("/scores", "not-empty"));
        if (state != ReceptionState.ASSESSED && scores != null && !scores.isEmpty())
            faults.add(Fault.at("/scores", "scores-out-of-place"));
        if (scores != null)
            for (var i = 0; i < scores.size(); i++) {
                var criterion = scores.get(i).criterion();
                if (scores.subList(0, i).stream().anyMatch(s -> s.criterion() == criterion))
                    faults.add(Fault.at("/scores/" + i + "/criterion", "criterion-twice"));
            }
        return faults;
    }

    Step on(LocalDate day) {
        return new Step(state, day, body, decision, reason, scores == null || scores.isEmpty() ? null : scores);
    }
}
