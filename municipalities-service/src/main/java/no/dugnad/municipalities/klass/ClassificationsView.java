package no.dugnad.municipalities.klass;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of classifications, as HAL has it. */
@Schema(name = "KlassClassifications")
public record ClassificationsView(
        @JsonProperty("_embedded") @Schema(required = true) Embedded embedded,
        @JsonProperty("_links") @Schema(required = true) Links links,
        @Schema(required = true) PageView page) {

    @Schema(name = "KlassClassificationsEmbedded")
    public record Embedded(@Schema(required = true) List<Summary> classifications) {}

    @Schema(name = "KlassClassificationSummary")
    public record Summary(
            @Schema(required = true) String name,
            @Schema(required = true) int id,
            @Schema(required = true) String classificationType,

            @Schema(required = true, description = "When its latest version came into force.")
            String lastModified,

            @JsonProperty("_links") @Schema(required = true) Self links) {}

    @Schema(name = "KlassSelfLink")
    public record Self(@Schema(required = true) LinkView self) {}

    @Schema(name = "KlassPageLinks")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(
            @Nullable LinkView first,
            @Nullable LinkView prev,
            @Schema(required = true) LinkView self,
            @Nullable LinkView next,
            @Nullable LinkView last) {}

    @Schema(name = "KlassPage")
    public record PageView(
            @Schema(required = true) int size,
            @Schema(required = true) int totalElements,
            @Schema(required = true) int totalPages,

            @Schema(required = true, description = "From 0.")
            int number) {}
}
