package no.dugnad.instruments.commongrants;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The protocol's envelopes. Its Python models demand what the specification leaves open, so nothing of it is left out. */
public final class Answers {
    private Answers() {}

    @Schema(name = "CommonGrantsPage")
    public record Page(
            @Schema(required = true) int page,
            @Schema(required = true) int pageSize,
            @Schema(required = true) int totalItems,
            @Schema(required = true) int totalPages) {}

    @Schema(name = "CommonGrantsOpportunities")
    public record Listed(
            @Schema(required = true) int status,
            @Schema(required = true) String message,
            @Schema(required = true) List<Opportunity> items,
            @Schema(required = true) Page paginationInfo) {}

    @Schema(name = "CommonGrantsOne")
    public record One(
            @Schema(required = true) int status,
            @Schema(required = true) String message,
            @Schema(required = true) Opportunity data) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsSorted")
    public record Sorted(
            @Schema(required = true) String sortBy,
            @Nullable String customSortBy,
            @Schema(required = true) String sortOrder,
            @Nullable List<String> errors) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsFiltered")
    public record Filtered(
            @Schema(required = true, type = SchemaType.OBJECT, description = "The filters that were used.")
            JsonNode filters,

            @Nullable List<String> errors) {}

    @Schema(name = "CommonGrantsFound")
    public record Found(
            @Schema(required = true) int status,
            @Schema(required = true) String message,
            @Schema(required = true) List<Opportunity> items,
            @Schema(required = true) Page paginationInfo,
            @Schema(required = true) Sorted sortInfo,
            @Schema(required = true) Filtered filterInfo) {}

    /** What goes wrong, here and only here in place of problem details. */
    @Schema(name = "CommonGrantsError")
    public record Error(
            @Schema(required = true) int status,
            @Schema(required = true) String message,
            @Schema(required = true) List<Object> errors) {}
}
