package no.dugnad.reporting.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.tables.Layout.Table;

/** How the answers of each statistic are laid out in tables and drawn. */
final class Layouts {
    private static final Set<String> PLACES = Set.of("county", "number");

    static final Layout PARTICIPATION = new Layout(
            "participation",
            List.of(
                    new Table(
                            "rows",
                            keys(),
                            List.of("municipalities", "participants", "rate", "low", "high"),
                            List.of("small")),
                    new Table(
                            "comparison",
                            List.of(),
                            List.of("difference", "low", "high", "riskRatio", "pValue"),
                            List.of("test")),
                    new Table("trend", List.of(), List.of("slope", "z", "pValue"), List.of("test"))),
            new Chart.Bars("rows", "rate", "low", "high", Scale.SHARE),
            PLACES);

    static final Layout BREADTH = new Layout(
            "breadth",
            List.of(
                    new Table(
                            "rows",
                            keys(),
                            List.of(
                                    "municipalities",
                                    "participants",
                                    "instruments",
                                    "mean",
                                    "low",
                                    "high",
                                    "median",
                                    "most"),
                            List.of("small")),
                    new Table("distribution", keys("breadth"), List.of("municipalities", "share"), List.of()),
                    new Table(
                            "comparison", List.of(), List.of("difference", "low", "high", "pValue"), List.of("test"))),
            new Chart.Bars("rows", "mean", "low", "high", Scale.NUMBER),
            PLACES);

    static final Layout CONCENTRATION = new Layout(
            "concentration",
            List.of(
                    new Table(
                            "rows",
                            keys("measure", "per"),
                            List.of("municipalities", "units", "total", "gini", "topTenth"),
                            List.of("small")),
                    new Table(
                            "lorenz",
                            keys("measure", "per", "point"),
                            List.of("shareOfUnits", "shareOfTotal"),
                            List.of())),
            new Chart.Curves("lorenz", "shareOfUnits", "shareOfTotal", "point"),
            PLACES);

    static final Layout NEED_GAP = new Layout(
            "need-gap",
            List.of(
                    new Table(
                            "rows",
                            keys(),
                            List.of(
                                    "municipalities",
                                    "participants",
                                    "rate",
                                    "low",
                                    "high",
                                    "oldAgeDependency",
                                    "share80Plus",
                                    "instruments",
                                    "needPercentile",
                                    "uptakePercentile",
                                    "gap"),
                            List.of("small")),
                    new Table(
                            "fifths",
                            keys("fifth"),
                            List.of("municipalities", "participants", "rate", "low", "high", "instruments"),
                            List.of("small")),
                    new Table("trend", List.of(), List.of("slope", "z", "pValue"), List.of("test")),
                    new Table(
                            "correlation",
                            keys("indicator"),
                            List.of("municipalities", "rho", "low", "high", "pValue"),
                            List.of()),
                    new Table(
                            "municipalities",
                            List.of("number"),
                            List.of(
                                    "oldAgeDependency",
                                    "share80Plus",
                                    "instruments",
                                    "needPercentile",
                                    "uptakePercentile",
                                    "gap"),
                            List.of("name", "group"))),
            new Chart.Bars("fifths", "rate", "low", "high", Scale.SHARE),
            PLACES);

    static final Layout PARTNERSHIP_EFFECT = new Layout(
            "partnership-effect",
            List.of(
                    new Table(
                            "rows",
                            keys(),
                            List.of(
                                    "joined",
                                    "notJoined",
                                    "leftOut",
                                    "joinedBefore",
                                    "joinedAfter",
                                    "notJoinedBefore",
                                    "notJoinedAfter",
                                    "effect",
                                    "low",
                                    "high",
                                    "pValue"),
                            List.of("small")),
                    new Table(
                            "cohorts",
                            keys("joinedIn"),
                            List.of(
                                    "joined",
                                    "notJoined",
                                    "yearsBefore",
                                    "yearsAfter",
                                    "participationsJoinedBefore",
                                    "participationsJoinedAfter",
                                    "participationsNotJoinedBefore",
                                    "participationsNotJoinedAfter",
                                    "participantsJoinedBefore",
                                    "participantsJoinedAfter",
                                    "participantsNotJoinedBefore",
                                    "participantsNotJoinedAfter"),
                            List.of()),
                    new Table(
                            "course", keys("yearsSince"), List.of("joined", "meanJoined", "meanNotJoined"), List.of())),
            new Chart.Lines("course", "yearsSince", List.of("meanJoined", "meanNotJoined"), Scale.NUMBER),
            PLACES);

    static final Layout DIFFUSION = new Layout(
            "diffusion",
            List.of(new Table(
                    "rows",
                    keys("solution"),
                    List.of("municipalities", "adopters", "share", "low", "high", "newAdopters", "current"),
                    List.of("small"))),
            new Chart.Lines("rows", "year", List.of("share"), Scale.SHARE),
            PLACES);

    static final Layout GAINS = new Layout(
            "gains",
            List.of(
                    new Table(
                            "rows",
                            keys("kind", "unit", "bearer", "bearerSector", "receiver", "receiverSector"),
                            List.of("planned", "realised", "realisedShare", "municipalities", "lines"),
                            List.of("small")),
                    new Table(
                            "levels",
                            List.of("kind", "unit", "level"),
                            List.of("plannedBorne", "realisedBorne", "plannedReceived", "realisedReceived"),
                            List.of())),
            new Chart.Bars("rows", "realised", null, null, Scale.NUMBER, "unit"),
            PLACES);

    static final Layout BURDEN = new Layout(
            "burden",
            List.of(new Table(
                    "rows",
                    keys(),
                    List.of(
                            "municipalities",
                            "applications",
                            "coveredApplications",
                            "coveredGrants",
                            "applicationHours",
                            "reportingHours",
                            "awardedNok",
                            "coveredNok",
                            "hoursPerKrone",
                            "hoursPerMillionNok"),
                    List.of("small"))),
            new Chart.Bars("rows", "hoursPerMillionNok", null, null, Scale.NUMBER),
            PLACES);

    static final Layout HOURS_SAVED = new Layout(
            "hours-saved",
            List.of(
                    new Table(
                            "rows",
                            keys(),
                            List.of(
                                    "municipalities",
                                    "reporting",
                                    "reports",
                                    "asked",
                                    "notAskedAgain",
                                    "hoursSaved",
                                    "hoursSavedPerReport",
                                    "filled",
                                    "hoursFilled"),
                            List.of("small")),
                    new Table(
                            "municipalities",
                            List.of("number"),
                            List.of("reports", "asked", "notAskedAgain", "hoursSaved", "filled", "hoursFilled"),
                            List.of("name", "group"))),
            new Chart.Bars("rows", "hoursSaved", null, null, Scale.NUMBER),
            PLACES);

    static final List<Layout> ALL = List.of(
            PARTICIPATION, BREADTH, CONCENTRATION, NEED_GAP, PARTNERSHIP_EFFECT, DIFFUSION, GAINS, BURDEN, HOURS_SAVED);

    private Layouts() {}

    static Layout of(String statistic) {
        return Stream.concat(ALL.stream(), Retold.ALL.stream())
                .filter(layout -> layout.id().equals(statistic))
                .findFirst()
                .orElseThrow();
    }

    /** The keys of a row, with further ones. */
    private static List<String> keys(String... further) {
        var keys = new ArrayList<String>();
        keys.add("group");
        for (var split : Split.values()) keys.add(Words.word(split));
        keys.addAll(Arrays.asList(further));
        return keys;
    }
}
