package no.dugnad.reporting.form;

import java.time.Instant;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a form as readers see it, and as its events carry it. */
@Schema(
        name = "ReportForm",
        description = "What an instrument or a call asks of those that were granted (rapporteringsskjema).")
public record FormView(
        @Schema(required = true, examples = "klimasats-rapport")
        String id,

        @Schema(required = true, description = "From 1; each publication is a new one.")
        int version,

        @Schema(required = true, description = "The instrument (virkemiddel).")
        String instrumentId,

        @Schema(description = "The call (utlysning); null where the form is for the whole instrument.") @Nullable
        String callId,

        @Schema(description = "Who owns the instrument; null while that is not known here.") @Nullable
        Owner owner,

        @Schema(description = "Organisation number of the call's manager, where there is one.") @Nullable
        String manager,

        @Schema(required = true) Text title,
        @Schema(required = true) List<QuestionView> questions,
        @Nullable Text note,
        @Nullable String source,

        @Schema(required = true, description = "Invented for demonstration: no scheme has published it.")
        boolean demo,

        @Schema(required = true) Instant publishedAt,

        @Schema(description = "From when new reports do not answer it.") @Nullable
        Instant withdrawnAt) {

    @Schema(name = "FormOwner")
    public record Owner(
            @Schema(required = true) String organisationNumber,
            @Nullable String name) {}

    FormView published(int version, Instant at) {
        return new FormView(
                id,
                version,
                instrumentId,
                callId,
                owner,
                manager,
                title,
                questions,
                note,
                source,
                demo,
                at,
                withdrawnAt);
    }
}
