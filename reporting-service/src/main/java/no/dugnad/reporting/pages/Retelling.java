package no.dugnad.reporting.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dugnad.platform.tables.Dates;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.pages.CatalogueAnswers.Call;
import no.dugnad.reporting.pages.CatalogueAnswers.CriterionReach;
import no.dugnad.reporting.pages.CatalogueAnswers.Reach;
import no.dugnad.reporting.pages.PartnershipAnswers.Adoption;
import no.dugnad.reporting.pages.PartnershipAnswers.GainRow;
import no.dugnad.reporting.pages.PartnershipAnswers.Project;
import no.dugnad.reporting.pages.PartnershipAnswers.Reception;
import no.dugnad.reporting.pages.PartnershipAnswers.Representation;
import no.dugnad.reporting.pages.PartnershipAnswers.StateOn;
import no.dugnad.reporting.statistics.Retold.Counted;

/** What other services answer, as rows: every number that a page shows of it, and what people read for its codes. */
final class Retelling {
    private static final String TOLD_BY_PARTNERSHIPS = "source-of-partnerships";

    private Retelling() {}

    /** @param groupNames by id */
    static Counted reach(Call call, String asked, Reach reach, Map<String, Text> groupNames) {
        var groups = new ArrayList<Map<String, Object>>();
        for (var group : reach.groups()) {
            var row = row("group", group.group());
            row.put("groupName", groupNames.get(group.group()));
            row.put("municipalities", group.municipalities());
            row.put("eligible", group.eligible());
            row.put("eligibleThroughPartnership", group.eligibleThroughPartnership());
            row.put("undetermined", group.undetermined());
            row.put("notEligible", group.notEligible());
            row.put("share", Reached.share(group));
            groups.add(row);
        }
        var criteria = new ArrayList<Map<String, Object>>();
        for (var criterion : reach.criteria()) {
            var all = row("criterion", criterion.id());
            all.put("group", null);
            all.put("excludes", criterion.excludes());
            all.put("excludesAlone", criterion.excludesAlone());
            all.put("unknown", criterion.unknown());
            all.put("weight", words("criterion-weight-" + criterion.weight()));
            criteria.add(all);
            for (var in : criterion.byGroup()) {
                var row = row("criterion", criterion.id());
                row.put("group", in.group());
                row.put("groupName", groupNames.get(in.group()));
                row.put("excludes", in.excludes());
                row.put("excludesAlone", in.excludesAlone());
                row.put("weight", words("criterion-weight-" + criterion.weight()));
                criteria.add(row);
            }
        }
        return new Counted(
                asked,
                reach.at(),
                call.demo(),
                words("reach-definition"),
                words("source-of-reach", reach.at()),
                Map.of(
                        "criterion",
                        reach.criteria().stream()
                                .collect(Collectors.toMap(
                                        CriterionReach::id, CriterionReach::text, (a, b) -> a, TreeMap::new)),
                        "group",
                        Map.of("none", words("column-all"))),
                Map.of("rows", groups, "criteria", criteria));
    }

    static Counted representation(String asked, Representation representation) {
        var rows = new ArrayList<Map<String, Object>>();
        var shares = new ArrayList<Map<String, Object>>();
        for (var group : representation.rows()) {
            var row = row("group", group.group());
            row.put("groupName", group.name());
            row.put("municipalities", group.municipalities());
            row.put("shareOfMunicipalities", group.shareOfMunicipalities());
            row.put("shareOfInhabitants", group.shareOfInhabitants());
            row.put("members", group.members());
            row.put("shareOfMembers", group.shareOfMembers());
            row.put("seats", group.seats());
            row.put("shareOfSeats", group.shareOfSeats());
            rows.add(row);
        }
        for (var of : List.of("municipalities", "inhabitants", "members", "seats"))
            for (var row : rows) {
                var share = row("of", of);
                share.put("group", row.get("group"));
                share.put("groupName", row.get("groupName"));
                share.put(
                        "share",
                        row.get("shareOf" + of.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + of.substring(1)));
                shares.add(share);
            }
        return new Counted(
                asked,
                representation.at(),
                false,
                words("representation-definition"),
                words("source-of-representation", representation.at()),
                Map.of("of", labels(List.of("municipalities", "inhabitants", "members", "seats"), "share-of-")),
                Map.of("rows", rows, "shares", shares));
    }

    static Counted receptions(String asked, List<Reception> receptions, LocalDate today) {
        var rows = new ArrayList<Map<String, Object>>();
        var names = new TreeMap<String, Text>();
        var states = new ArrayList<String>();
        for (var reception : receptions) {
            names.put(reception.id(), reception.name());
            var step = 0;
            for (var time : reception.times()) {
                states.add(time.state());
                var row = row("reception", reception.id());
                row.put("step", ++step);
                row.put("state", time.state());
                row.put("days", time.days());
                row.put("from", time.from());
                rows.add(row);
            }
        }
        return ofPartnerships(
                asked,
                today,
                "receptions-definition",
                Map.of("reception", names, "state", labels(states, "reception-state-")),
                Map.of("rows", rows));
    }

    /** @param names of the solutions, by id */
    static Counted adoption(String asked, List<Adoption> adoptions, Map<String, Text> names, LocalDate today) {
        var rows = new ArrayList<Map<String, Object>>();
        adoptions.stream()
                .map(Adoption::solutionId)
                .distinct()
                .sorted()
                .forEach(solution -> byState(adoptions.stream()
                                .filter(adoption -> adoption.solutionId().equals(solution))
                                .toList())
                        .forEach(counted -> {
                            var row = row("solution", solution);
                            row.putAll(counted);
                            rows.add(row);
                        }));
        return ofPartnerships(
                asked,
                today,
                "adoption-definition",
                Map.of("solution", new TreeMap<>(names), "state", states()),
                Map.of("rows", rows));
    }

    static Counted users(String asked, List<Adoption> adoptions, LocalDate today) {
        var municipalities = new ArrayList<Map<String, Object>>();
        for (var adoption : adoptions) {
            var row = row("number", adoption.party().number());
            row.put("name", adoption.party().name());
            row.put("state", words("value-reached-" + adoption.state()));
            row.put(
                    "sinceYear",
                    adoption.states().stream()
                            .filter(state -> state.state().equals(adoption.state()))
                            .reduce((first, second) -> second)
                            .map(StateOn::on)
                            .map(LocalDate::getYear)
                            .orElse(null));
            municipalities.add(row);
        }
        return ofPartnerships(
                asked,
                today,
                "adoption-definition",
                Map.of("state", states()),
                Map.of("rows", byState(adoptions), "municipalities", municipalities));
    }

    static Counted bothSides(String asked, List<GainRow> gains, LocalDate today) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var gain : gains) {
            var row = row("kind", gain.kind());
            row.put("unit", gain.unit());
            row.put("bearer", gain.bearer().level());
            row.put("bearerSector", gain.bearer().sector());
            row.put("receiver", gain.receiver().level());
            row.put("receiverSector", gain.receiver().sector());
            row.put("planned", gain.planned());
            row.put("realised", gain.realised());
            row.put("realisedShare", gain.realisedShare());
            rows.add(row);
        }
        return ofPartnerships(asked, today, "gains-definition", Map.of(), Map.of("rows", rows));
    }

    static Counted projects(String asked, List<Project> projects, LocalDate today) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var grade : Ambitions.GRADES)
            for (var stage : Ambitions.STAGES) {
                var counted = Ambitions.of(projects, grade).stream()
                        .filter(project -> stage.equals(project.stage()))
                        .count();
                if (counted == 0) continue;
                var row = row("ambition", grade);
                row.put("stage", stage);
                row.put("projects", counted);
                rows.add(row);
            }
        var ambitions = new TreeMap<String, Text>();
        for (var grade : Ambitions.GRADES) {
            var word = grade == null ? "none" : String.valueOf(grade);
            ambitions.put(word, words("ambition-" + word));
        }
        return ofPartnerships(
                asked,
                today,
                "ambitions-definition",
                Map.of("ambition", ambitions, "stage", labels(Ambitions.STAGES, "stage-")),
                Map.of("rows", rows));
    }

    private static Counted ofPartnerships(
            String asked,
            LocalDate today,
            String definition,
            Map<String, Map<String, Text>> labels,
            Map<String, List<Map<String, Object>>> tables) {
        return new Counted(
                asked, today, false, words(definition), words(TOLD_BY_PARTNERSHIPS), new TreeMap<>(labels), tables);
    }

    private static List<Map<String, Object>> byState(List<Adoption> adoptions) {
        var counts =
                adoptions.stream().collect(Collectors.groupingBy(Adoption::state, TreeMap::new, Collectors.counting()));
        return Uptake.STATES.stream()
                .filter(counts::containsKey)
                .map(state -> {
                    var row = row("state", state);
                    row.put("municipalities", counts.get(state));
                    return (Map<String, Object>) row;
                })
                .toList();
    }

    private static Map<String, Text> states() {
        return labels(Uptake.STATES, "value-reached-");
    }

    private static LinkedHashMap<String, Object> row(String key, Object value) {
        var row = new LinkedHashMap<String, Object>();
        row.put(key, value);
        return row;
    }

    private static Map<String, Text> labels(Collection<String> words, String prefix) {
        return words.stream()
                .distinct()
                .collect(
                        Collectors.toMap(Function.identity(), word -> words(prefix + word), (a, b) -> a, TreeMap::new));
    }

    private static Text words(String key) {
        return said(language -> Messages.text(language, key, Map.of()));
    }

    private static Text words(String key, LocalDate day) {
        return said(language -> Messages.text(language, key, Map.of("day", Dates.written(day, language))));
    }

    private static Text said(Function<String, String> in) {
        return new Text(Messages.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), in)));
    }
}
