package no.dugnad.reporting.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.Identified;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReportFormRequest")
public record FormRequest(
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        @Schema(nullable = true, description = "May repeat the address's id.")
        @Nullable
        String id,

        @Size(max = 200)
        @SlugForm
        @Schema(nullable = true, description = "The instrument (virkemiddel) that asks. Needed unless a call is named.")
        @Nullable
        String instrumentId,

        @Size(max = 200)
        @SlugForm
        @Schema(nullable = true, description = "The call (utlysning), where the form is for that alone.")
        @Nullable
        String callId,

        @NotNull Text title,

        @NotEmpty @Size(max = 200) List<@NotNull @Valid QuestionRequest> questions,

        @Schema(nullable = true, description = "What whoever answers or reads should know of the form.") @Nullable
        Text note,

        @Size(max = 500) @OneLine @Schema(nullable = true, description = "Where the form is from (kilde).") @Nullable
        String source,

        @Schema(
                nullable = true,
                description = "Invented for demonstration. Written by an administrator alone. Default false.")
        @Nullable
        Boolean demo)
        implements Identified {

    /** As it is kept, with the call's instrument filled in. */
    FormRequest kept(String instrument) {
        return new FormRequest(
                null,
                instrument,
                callId,
                title,
                questions.stream().map(QuestionRequest::kept).toList(),
                note,
                source,
                Boolean.TRUE.equals(demo));
    }
}
