package no.dugnad.municipalities.sync;

import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "SyncFailure", description = "Why a run came to nothing.")
public record FailureView(
        @Schema(required = true, nullable = true, description = "The source that failed.") @Nullable
        Source source,

        @Schema(required = true) Reason reason,

        @Schema(required = true, nullable = true, description = "What the source answered, where that was the matter.")
        @Nullable
        Integer httpStatus,

        @Schema(required = true) Text text) {
    @Schema(name = "SyncFailureReason")
    public enum Reason {
        UNREACHABLE(Text.of(
                "Kilden kunne ikke nås, eller forbindelsen ble brutt. Ingenting er endret.",
                "Kjelda kunne ikkje nåast, eller sambandet vart brote. Ingenting er endra.",
                "The source could not be reached, or the connection broke. Nothing has changed.")),
        TIMEOUT(Text.of(
                "Kilden svarte ikke i tide. Ingenting er endret.",
                "Kjelda svara ikkje i tide. Ingenting er endra.",
                "The source did not answer in time. Nothing has changed.")),
        STATUS(Text.of(
                "Kilden svarte med en feil. Ingenting er endret.",
                "Kjelda svara med ein feil. Ingenting er endra.",
                "The source answered with an error. Nothing has changed.")),
        UNREADABLE(Text.of(
                "Svaret fra kilden kan ikke leses. Ingenting er endret.",
                "Svaret frå kjelda kan ikkje lesast. Ingenting er endra.",
                "The source's answer cannot be read. Nothing has changed.")),
        INCOMPLETE(
                Text.of(
                        "Svaret fra kilden er ikke helt: for mye av det registeret har, mangler. Ingenting er endret.",
                        "Svaret frå kjelda er ikkje heilt: for mykje av det registeret har, manglar. Ingenting er endra.",
                        "The source's answer is not whole: too much of what the registry has is missing. Nothing has changed.")),
        INTERRUPTED(Text.of(
                "Tjenesten stoppet mens kjøringen pågikk. Ingenting er endret.",
                "Tenesta stoppa medan køyringa gjekk. Ingenting er endra.",
                "The service stopped while the run was going on. Nothing has changed."));

        private final Text text;

        Reason(Text text) {
            this.text = text;
        }

        Text text() {
            return text;
        }
    }
}
