package no.dugnad.partnerships.gain;

import java.math.BigDecimal;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
            @Schema(nullable = true) String solution,
            @Schema(nullable = true) String municipality,
            @Schema(nullable = true) String partnership,
            @Schema(nullable = true) Integer from,
            @Schema(nullable = true) Integer to) {}

    @Schema(name = "GainRow")
    record Row(
            @Schema(required = true) Kind kind,
            @Schema(required = true) Unit unit,
            @Schema(required = true) Side bearer,
            @Schema(required = true) Side receiver,
            @Schema(required = true) BigDecimal planned,
            @Schema(required = true) BigDecimal realised,

            @Schema(nullable = true, description = "Realised of planned; null where nothing was planned.")
            Double realisedShare) {}

    @Schema(name = "GainKindRow")
    record KindRow(
            @Schema(required = true) Kind kind,
            @Schema(required = true) Unit unit,
            @Schema(required = true) BigDecimal planned,
            @Schema(required = true) BigDecimal realised,

            @Schema(nullable = true, description = "Realised of planned; null where nothing was planned.")
            Double realisedShare) {}

    @Schema(name = "GainSideRow")
    record SideRow(
            @Schema(required = true) Side side,
            @Schema(required = true) Kind kind,
            @Schema(required = true) Unit unit,
            @Schema(required = true) BigDecimal planned,
            @Schema(required = true) BigDecimal realised,

            @Schema(nullable = true, description = "Realised of planned; null where nothing was planned.")
            Double realisedShare) {}

    @Schema(name = "GainGroupRow")
    record GroupRow(
            @Schema(nullable = true) String group,
            @Schema(nullable = true) Text name,

            @Schema(required = true, description = "Municipalities with a line here.")
            long municipalities,

            @Schema(required = true) Kind kind,
            @Schema(required = true) Unit unit,
            @Schema(required = true) BigDecimal planned,
            @Schema(required = true) BigDecimal realised,

            @Schema(nullable = true, description = "Realised of planned; null where nothing was planned.")
            Double realisedShare) {}
}
