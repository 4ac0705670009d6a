package no.dugnad.partnerships.partnership;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import no.dugnad.partnerships.partnership.Answer.Verdict;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The party's own answer to what was written in its name.")
public record AnswerRequest(
        @NotNull Verdict verdict,

        @Schema(nullable = true, description = "Why it is not so; needed when it is contested.") @Nullable
        Text reason) {

    /** @throws Problem 400 when it is contested and not said why */
    public Answer by(@Nullable String organisation, LocalDate on) {
        if (verdict == Verdict.CONTESTED && reason == null) throw Problem.invalid(Fault.at("/reason", "not-null"));
        return new Answer(verdict, on, organisation, reason);
    }
}
