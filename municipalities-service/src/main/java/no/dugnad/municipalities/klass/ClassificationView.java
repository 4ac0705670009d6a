package no.dugnad.municipalities.klass;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A classification with its versions. */
@Schema(name = "KlassClassification")
public record ClassificationView(
        @Schema(required = true) String name,
        @Schema(required = true) int id,
        @Schema(required = true) String classificationType,

        @Schema(required = true, description = "When its latest version came into force.")
        String lastModified,

        @Schema(required = true) String description,
        @Schema(required = true) String primaryLanguage,
        @Schema(required = true) boolean copyrighted,
        @Schema(required = true) boolean includeShortName,
        @Schema(required = true) boolean includeNotes,
        @Schema(required = true) ContactView contactPerson,
        @Schema(required = true) String owningSection,
        @Schema(required = true) List<String> statisticalUnits,

        @Schema(required = true, description = "The latest first.")
        List<Edition> versions,

        @JsonProperty("_links") @Schema(required = true) Links links) {

    /** No person is named here: the classifications are Statistics Norway's. */
    @Schema(name = "KlassContact")
    public record ContactView(
            @Schema(required = true) String name,
            @Schema(required = true) String email,
            @Schema(required = true) String phone) {}

    @Schema(name = "KlassVersionSummary")
    public record Edition(
            @Schema(required = true) String name,
            @Schema(required = true) long id,
            @Schema(required = true) @Nullable LocalDate validFrom,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Not included; not there while it is valid.")
            @Nullable
            LocalDate validTo,

            @Schema(required = true) String lastModified,

            @Schema(required = true, description = "Languages.")
            List<String> published,

            @JsonProperty("_links") @Schema(required = true) ClassificationsView.Self links) {}

    @Schema(name = "KlassClassificationLinks")
    public record Links(
            @Schema(required = true) LinkView self,
            @Schema(required = true) LinkView codes,
            @Schema(required = true) LinkView codesAt,
            @Schema(required = true) LinkView corresponds,
            @Schema(required = true) LinkView correspondsAt,
            @Schema(required = true) LinkView changes) {}
}
