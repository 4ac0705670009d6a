package no.dugnad.partnerships.gain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.tables.Counted;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.tables.Layout.Table;
import no.dugnad.platform.tables.Tabled;
import org.jspecify.annotations.Nullable;

/** Gains seen from both sides, as a table. */
final class GainsInTables {
    static final Layout LAYOUT = new Layout(
            "both-sides",
            List.of(new Table(
                    "rows",
                    List.of("kind", "unit", "bearer", "bearerSector", "receiver", "receiverSector"),
                    List.of("planned", "realised", "realisedShare"),
                    List.of())),
            new Chart.Bars("rows", "realised", null, null, Scale.NUMBER, "unit"));

    private GainsInTables() {}

    static Tabled of(GainSummaryView view, LocalDate today) {
        return Tabled.of(view, LAYOUT, () -> counted(view, today));
    }

    private static Counted counted(GainSummaryView view, LocalDate today) {
        return new Counted(
                Map.of("rows", view.rows().stream().map(GainsInTables::row).toList()),
                Counted.words("gains-definition"),
                Counted.words("source-of-partnerships"),
                false,
                Map.of(),
                Counted.row(
                        "solution", view.filter().solution(),
                        "municipality", view.filter().municipality(),
                        "partnership", view.filter().partnership(),
                        "from", view.filter().from(),
                        "to", view.filter().to(),
                        "at", today));
    }

    private static Map<String, @Nullable Object> row(GainSummaryView.Row row) {
        return Counted.row(
                "kind", row.kind(),
                "unit", row.unit(),
                "bearer", row.bearer().level(),
                "bearerSector", row.bearer().sector(),
                "receiver", row.receiver().level(),
                "receiverSector", row.receiver().sector(),
                "planned", row.planned(),
                "realised", row.realised(),
                "realisedShare", row.realisedShare());
    }
}
