package no.dugnad.municipalities.sync;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SyncSource", description = "What a run had of a source.")
public record SourceView(
        @Schema(required = true) Source source,
        @Schema(required = true) Outcome outcome) {
    @Schema(
            name = "SyncOutcome",
            description =
                    "`unchanged`: the source says that nothing is new since the last time. `kept`: fetched by the run that failed just before, which this one goes on with.")
    public enum Outcome {
        FETCHED,
        UNCHANGED,
        KEPT,
        FAILED
    }
}
