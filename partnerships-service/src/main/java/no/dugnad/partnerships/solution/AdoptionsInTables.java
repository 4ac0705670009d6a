package no.dugnad.partnerships.solution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.tables.Counted;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.tables.Layout.Table;
import no.dugnad.platform.tables.Tabled;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** How far municipalities have come, as tables. */
final class AdoptionsInTables {
    static final Layout LAYOUT = new Layout(
            "adoption",
            List.of(new Table("rows", List.of("solution", "state"), List.of("municipalities"), List.of())),
            new Chart.Bars("rows", "municipalities", null, null, Scale.NUMBER));

    static final Layout USERS = new Layout(
            "users",
            List.of(
                    new Table("rows", List.of("state"), List.of("municipalities"), List.of()),
                    new Table("municipalities", List.of("number"), List.of("sinceYear"), List.of("name", "state"))),
            new Chart.Bars("rows", "municipalities", null, null, Scale.NUMBER),
            Set.of("number"));

    private static final String STATE = "adoption-state-";

    private AdoptionsInTables() {}

    static Tabled of(AdoptionSummaryView view) {
        return Tabled.of(
                view,
                LAYOUT,
                () -> counted(
                        Map.of(
                                "rows",
                                view.rows().stream()
                                        .map(row -> Counted.row(
                                                "solution", row.solution(),
                                                "state", row.state(),
                                                "municipalities", row.municipalities()))
                                        .toList()),
                        Map.of(
                                "solution",
                                view.rows().stream()
                                        .collect(Collectors.toMap(
                                                AdoptionSummaryView.Row::solution,
                                                AdoptionSummaryView.Row::solutionName,
                                                (a, b) -> a,
                                                TreeMap::new)),
                                "state",
                                states()),
                        Counted.row(
                                "partnership",
                                view.partnership(),
                                "municipality",
                                view.municipality(),
                                "at",
                                view.at())));
    }

    static Tabled of(UsersView view) {
        return Tabled.of(
                view,
                USERS,
                () -> counted(
                        Map.of(
                                "rows",
                                view.rows().stream()
                                        .map(row -> Counted.row(
                                                "state", row.state(), "municipalities", row.municipalities()))
                                        .toList(),
                                "municipalities",
                                view.municipalities().stream()
                                        .map(user -> Counted.row(
                                                "number", user.number(),
                                                "name", user.name(),
                                                "state", Counted.words(STATE + Words.word(user.state())),
                                                "sinceYear", user.sinceYear()))
                                        .toList()),
                        Map.of("state", states()),
                        Counted.row("solution", view.solution(), "at", view.at())));
    }

    private static Counted counted(
            Map<String, List<Map<String, @Nullable Object>>> tables,
            Map<String, Map<String, Text>> labels,
            Map<String, @Nullable Object> parameters) {
        return new Counted(
                tables,
                Counted.words("adoption-definition"),
                Counted.words("source-of-partnerships"),
                false,
                labels,
                parameters);
    }

    private static Map<String, Text> states() {
        return Counted.labels(
                Arrays.stream(AdoptionState.values()).map(Words::word).toList(), STATE);
    }
}
