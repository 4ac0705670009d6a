package no.dugnad.partnerships.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.tables.Counted;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.tables.Layout.Table;
import no.dugnad.platform.tables.Tabled;
import org.jspecify.annotations.Nullable;

/** How a solution has spread, as tables: each group, all together last, and the curve of each. */
final class DiffusionInTables {
    static final Layout LAYOUT = new Layout(
            "diffusion",
            List.of(
                    new Table(
                            "rows",
                            List.of("group"),
                            List.of(
                                    "municipalities",
                                    "adopters",
                                    "share",
                                    "daysFromFirstToHalfOfAdopters",
                                    "daysFromFirstToHalfOfMunicipalities"),
                            List.of("firstOn")),
                    new Table("curve", List.of("group", "year"), List.of("adopters", "share"), List.of("on"))),
            new Chart.Lines("curve", "year", List.of("share"), Scale.SHARE));

    private DiffusionInTables() {}

    static Tabled of(DiffusionView view) {
        return Tabled.of(view, LAYOUT, () -> counted(view));
    }

    private static Counted counted(DiffusionView view) {
        var groups = new ArrayList<>(view.rows());
        groups.add(view.total());
        var curves = groups.stream()
                .flatMap(group -> group.curve().stream()
                        .map(point -> Counted.row(
                                "group", group.group(),
                                "groupName", group.name(),
                                "year", point.on().getYear(),
                                "adopters", point.adopters(),
                                "share", point.share(),
                                "on", point.on())))
                .toList();
        return new Counted(
                Map.of("rows", groups.stream().map(DiffusionInTables::row).toList(), "curve", curves),
                view.definition(),
                Counted.words("source-of-partnerships"),
                false,
                Map.of("group", Counted.labels(List.of("none"), "diffusion-group-")),
                Counted.row(
                        "solution", view.solutionId(),
                        "grouping", view.grouping(),
                        "partnership", view.partnershipId(),
                        "from", view.from(),
                        "to", view.to(),
                        "boundaries", view.boundaries()));
    }

    private static Map<String, @Nullable Object> row(DiffusionView.Row row) {
        return Counted.row(
                "group", row.group(),
                "groupName", row.name(),
                "municipalities", row.municipalities(),
                "adopters", row.adopters(),
                "share", row.share(),
                "daysFromFirstToHalfOfAdopters", row.daysFromFirstToHalfOfAdopters(),
                "daysFromFirstToHalfOfMunicipalities", row.daysFromFirstToHalfOfMunicipalities(),
                "firstOn", row.firstOn());
    }
}
