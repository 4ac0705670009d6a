package no.dugnad.partnerships.representation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.dugnad.partnerships.representation.RepresentationView.Row;
import no.dugnad.platform.tables.Counted;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.tables.Layout.Table;
import no.dugnad.platform.tables.Tabled;
import org.jspecify.annotations.Nullable;

/** Who is represented, as tables: a row for each group, and the four shares below each other as they are drawn. */
final class RepresentationInTables {
    static final Layout LAYOUT = new Layout(
            "representation",
            List.of(
                    new Table(
                            "rows",
                            List.of("group"),
                            List.of(
                                    "municipalities",
                                    "shareOfMunicipalities",
                                    "shareOfInhabitants",
                                    "members",
                                    "shareOfMembers",
                                    "seats",
                                    "shareOfSeats"),
                            List.of()),
                    new Table("shares", List.of("of", "group"), List.of("share"), List.of())),
            new Chart.Bars("shares", "share", null, null, Scale.SHARE));

    private static final Map<String, Function<Row, Double>> SHARES = new LinkedHashMap<>();

    static {
        SHARES.put("municipalities", Row::shareOfMunicipalities);
        SHARES.put("inhabitants", Row::shareOfInhabitants);
        SHARES.put("members", Row::shareOfMembers);
        SHARES.put("seats", Row::shareOfSeats);
    }

    private RepresentationInTables() {}

    static Tabled of(RepresentationView view) {
        return Tabled.of(view, LAYOUT, () -> counted(view));
    }

    private static Counted counted(RepresentationView view) {
        var shares = new ArrayList<Map<String, @Nullable Object>>();
        SHARES.forEach((of, share) -> view.rows()
                .forEach(row -> shares.add(Counted.row(
                        "of", of, "group", row.group(), "groupName", row.name(), "share", share.apply(row)))));
        return new Counted(
                Map.of(
                        "rows",
                        view.rows().stream().map(RepresentationInTables::row).toList(),
                        "shares",
                        shares),
                Counted.words(
                        "representation-definition",
                        language -> Map.of("grouping", view.grouping().name().in(language))),
                Counted.words("source-of-representation", view.at()),
                false,
                Map.of(),
                Counted.row(
                        "partnership",
                        view.partnershipId(),
                        "grouping",
                        view.grouping().id(),
                        "at",
                        view.at()));
    }

    private static Map<String, @Nullable Object> row(Row row) {
        return Counted.row(
                "group", row.group(),
                "groupName", row.name(),
                "municipalities", row.municipalities(),
                "shareOfMunicipalities", row.shareOfMunicipalities(),
                "shareOfInhabitants", row.shareOfInhabitants(),
                "members", row.members(),
                "shareOfMembers", row.shareOfMembers(),
                "seats", row.seats(),
                "shareOfSeats", row.shareOfSeats());
    }
}
