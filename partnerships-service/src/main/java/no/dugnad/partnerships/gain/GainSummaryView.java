package no.dugnad.partnerships.gain;

import java.math.BigDecimal;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gains planned against gains realised, seen from both sides. */
record GainSummaryView(
        @Schema(required = true) Filter filter,

        @Schema(required = true, description = "By kind, bearer of the cost and receiver of the gain.")
        List<Row> rows,

        @Schema(required = true, description = "By kind.") List<KindRow> byKind,

        @Schema(required = true, description = "By kind and the level and sector that bear the cost.")
        List<SideRow> byBearer,

        @Schema(required = true, description = "By kind and the level and sector that receive the gain.")
        List<SideRow> byReceiver,

        @Schema(required = true, description = "Grouping by which `bySize` goes.")
        String grouping,

        @Schema(
                required = true,
                description =
                        "By the municipality's group and kind, in the grouping's order. The group is that of 1 January of the year, else the last one before it, else the first one in the year; null where none is known, and for gains that are no municipality's.")
        List<GroupRow> bySize) {

    @Schema(name = "GainFilter")
    record Filter(
            @Schema(nullable = true) @Nullable String solution,
            @Schema(nullable = true) @Nullable String municipality,
            @Schema(nullable = true) @Nullable String partnership,
            @Schema(nullable = true) @Nullable Integer from,
            @Schema(nullable = true) @Nullable Integer to) {}

    @Schema(name = "GainRow")
    record Row(
            @Schema(required = true) Kind kind,
            @Schema(required = true) Unit unit,
            @Schema(required = true) Side bearer,
            @Schema(required = true) Side receiver,
            @Schema(required = true) BigDecimal planned,
            @Schema(required = true) BigDecimal realised,

            @Schema(nullable = true, description = "Realised of planned; null where nothing was planned.") @Nullable
            Double realisedShare) {}

    @Schema(name = "GainKindRow")
    record KindRow(
            @Schema(required = true) Kind kind,
            @Schema(required = true) Unit unit,
            @Schema(required = true) BigDecimal planned,
            @Schema(required = true) BigDecimal realised,

            @Schema(nullable = true, description = "Realised of planned; null where nothing was planned.") @Nullable
            Double realisedShare) {}

    @Schema(name = "GainSideRow")
    record SideRow(
            @Schema(required = true) Side side,
            @Schema(required = true) Kind kind,
            @Schema(required = true) Unit unit,
            @Schema(required = true) BigDecimal planned,
            @Schema(required = true) BigDecimal realised,

            @Schema(nullable = true, description = "Realised of planned; null where nothing was planned.") @Nullable
            Double realisedShare) {}

    @Schema(name = "GainGroupRow")
    record GroupRow(
            @Schema(nullable = true) @Nullable String group,
            @Schema(nullable = true) @Nullable Text name,

            @Schema(required = true, description = "Municipalities with a line here.")
            long municipalities,

            @Schema(required = true) Kind kind,
            @Schema(required = true) Unit unit,
            @Schema(required = true) BigDecimal planned,
            @Schema(required = true) BigDecimal realised,

            @Schema(nullable = true, description = "Realised of planned; null where nothing was planned.") @Nullable
            Double realisedShare) {}
}
