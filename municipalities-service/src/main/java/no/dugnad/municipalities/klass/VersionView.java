package no.dugnad.municipalities.klass;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A classification as it is between two dates on which it changes, with its codes. */
@Schema(name = "KlassVersion")
public record VersionView(
        @Schema(required = true) String name,

        @Schema(required = true, description = "Our own: SSB's ids of versions are not in the registry.")
        long id,

        @Schema(required = true) @Nullable LocalDate validFrom,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Not included; not there while it is valid.")
        @Nullable
        LocalDate validTo,

        @Schema(required = true) String lastModified,
        @Schema(required = true, description = "Languages.") List<String> published,
        @Schema(required = true) String introduction,
        @Schema(required = true) ClassificationView.ContactView contactPerson,
        @Schema(required = true) String owningSection,
        @Schema(required = true) String legalBase,
        @Schema(required = true) String publications,
        @Schema(required = true) String derivedFrom,

        @Schema(required = true, description = "Always empty: see corresponds and changes.")
        List<String> correspondenceTables,

        @Schema(required = true, description = "Always empty.")
        List<String> classificationVariants,

        @Schema(required = true, description = "Always empty.")
        List<String> changelogs,

        @Schema(required = true) List<Level> levels,
        @Schema(required = true) List<Item> classificationItems,
        @JsonProperty("_links") @Schema(required = true) ClassificationsView.Self links) {

    @Schema(name = "KlassLevel")
    public record Level(
            @Schema(required = true) int levelNumber,
            @Schema(required = true) String levelName) {}

    @Schema(name = "KlassItem")
    public record Item(
            @Schema(required = true) String code,

            @Schema(required = true, description = "Always empty.")
            String parentCode,

            @Schema(required = true) String level,
            @Schema(required = true) String name,
            @Schema(description = "Always null.") @Nullable String shortName,
            @Schema(description = "Always null.") @Nullable String notes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate validFrom,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate validTo) {}
}
