package no.dugnad.reporting.report;

import java.time.Instant;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.form.FormView.Owner;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A form that a report answers, with whom it is for and by when, as those are now. */
@Schema(name = "ReportFormStanding")
public record FormStanding(
        @Schema(required = true) String formId,

        @Schema(required = true, description = "The version that there was when the report began.")
        int version,

        @Schema(required = true) Text title,
        @Schema(required = true) String instrumentId,
        @Nullable String callId,
        @Nullable Owner owner,

        @Schema(description = "Organisation number of the call's manager, where the form is a call's.") @Nullable
        String manager,

        @Schema(description = "When it is due, by the calls; null when they do not say.") @Nullable
        Instant dueAt,

        @Schema(required = true, description = "Whether it has been submitted to this form.")
        boolean submitted) {

    boolean isLate(Instant now) {
        return dueAt != null && now.isAfter(dueAt);
    }

    boolean isReadBy(String organisation) {
        return organisation.equals(manager) || owner != null && organisation.equals(owner.organisationNumber());
    }
}
