package no.dugnad.instruments.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.dugnad.instruments.known.GroupingState;
import no.dugnad.instruments.match.ReachView.CriterionReach;
import no.dugnad.instruments.match.ReachView.Group;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.tables.Counted;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.tables.Layout.Table;
import no.dugnad.platform.tables.Tabled;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** Whom a call reaches, as tables: a row for each group, and one for each criterion in all and in each group. */
final class ReachInTables {
    static final Layout LAYOUT = new Layout(
            "reach",
            List.of(
                    new Table(
                            "rows",
                            List.of("group"),
                            List.of(
                                    "municipalities",
                                    "eligible",
                                    "eligibleThroughPartnership",
                                    "undetermined",
                                    "notEligible",
                                    "share"),
                            List.of()),
                    new Table(
                            "criteria",
                            List.of("criterion", "group"),
                            List.of("excludes", "excludesAlone", "unknown"),
                            List.of("weight"))),
            new Chart.Bars("rows", "share", null, null, Scale.SHARE));

    private ReachInTables() {}

    /** @param demo whether the call is one invented for demonstration */
    static Tabled of(ReachView reach, String call, boolean demo, Snapshot snapshot) {
        return Tabled.of(reach, LAYOUT, () -> counted(reach, call, demo, groupNames(snapshot, reach.grouping())));
    }

    private static Map<String, Text> groupNames(Snapshot snapshot, @Nullable String grouping) {
        if (grouping == null) return Map.of();
        return Objects.requireNonNull(snapshot.told().groupings().get(grouping)).groups().stream()
                .collect(Collectors.toMap(GroupingState.Group::id, GroupingState.Group::name));
    }

    private static Counted counted(ReachView reach, String call, boolean demo, Map<String, Text> groupNames) {
        return new Counted(
                Map.of(
                        "rows",
                        reach.groups().stream()
                                .map(group -> row(group, groupNames))
                                .toList(),
                        "criteria",
                        criteria(reach, groupNames)),
                definition(reach.grouping(), reach.at()),
                Counted.words("source-of-reach", reach.at()),
                demo,
                Map.of(
                        "criterion",
                        reach.criteria().stream()
                                .collect(Collectors.toMap(
                                        CriterionReach::id, CriterionReach::text, (a, b) -> a, TreeMap::new)),
                        "group",
                        Counted.labels(List.of("none", "all"), "reach-group-")),
                Counted.row("call", call, "grouping", reach.grouping(), "at", reach.at()));
    }

    private static Text definition(@Nullable String grouping, LocalDate at) {
        return grouping == null
                ? Counted.words("reach-definition", at)
                : Counted.words(
                        "reach-definition-by-group",
                        language -> Map.of("grouping", grouping, "day", Counted.day(at, language)));
    }

    private static Map<String, @Nullable Object> row(Group group, Map<String, Text> groupNames) {
        var reached = group.eligible() + group.eligibleThroughPartnership();
        return Counted.row(
                "group",
                group.group(),
                "groupName",
                groupNames.get(group.group()),
                "municipalities",
                group.municipalities(),
                "eligible",
                group.eligible(),
                "eligibleThroughPartnership",
                group.eligibleThroughPartnership(),
                "undetermined",
                group.undetermined(),
                "notEligible",
                group.notEligible(),
                "share",
                group.municipalities() == 0 ? null : (double) reached / group.municipalities());
    }

    private static List<Map<String, @Nullable Object>> criteria(ReachView reach, Map<String, Text> groupNames) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var criterion : reach.criteria()) {
            var weight = Counted.words("criterion-weight-" + Words.word(criterion.weight()));
            rows.add(Counted.row(
                    "criterion",
                    criterion.id(),
                    "group",
                    null,
                    "excludes",
                    criterion.excludes(),
                    "excludesAlone",
                    criterion.excludesAlone(),
                    "unknown",
                    criterion.unknown(),
                    "weight",
                    weight));
            for (var in : criterion.byGroup())
                rows.add(Counted.row(
                        "criterion",
                        criterion.id(),
                        "group",
                        in.group(),
                        "groupName",
                        groupNames.get(in.group()),
                        "excludes",
                        in.excludes(),
                        "excludesAlone",
                        in.excludesAlone(),
                        "weight",
                        weight));
        }
        return rows;
    }
}
