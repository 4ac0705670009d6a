package no.dugnad.reporting.statistics;

import java.util.List;
import java.util.Set;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.tables.Layout.Table;

/** Figures of other services, which they now give in each format themselves: what was kept here before can be had for as long as is promised. */
final class Retold {
    /** Whom a call reaches. */
    private static final Layout REACH = new Layout(
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

    /** Who is heard in a partnership. */
    private static final Layout REPRESENTATION = new Layout(
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

    /** How long a partnership takes in each step with what it receives. */
    private static final Layout RECEPTIONS = new Layout(
            "receptions",
            List.of(new Table("rows", List.of("reception", "step", "state"), List.of("days"), List.of("from"))),
            new Chart.Bars("rows", "days", null, null, Scale.NUMBER));

    /** How far a partnership's municipalities have come with solutions. */
    private static final Layout ADOPTION = new Layout(
            "adoption",
            List.of(new Table("rows", List.of("solution", "state"), List.of("municipalities"), List.of())),
            new Chart.Bars("rows", "municipalities", null, null, Scale.NUMBER));

    /** How far each municipality has come with one solution. */
    private static final Layout USERS = new Layout(
            "users",
            List.of(
                    new Table("rows", List.of("state"), List.of("municipalities"), List.of()),
                    new Table("municipalities", List.of("number"), List.of("sinceYear"), List.of("name", "state"))),
            new Chart.Bars("rows", "municipalities", null, null, Scale.NUMBER),
            Set.of("number"));

    /** Gains of a partnership, seen from both sides. */
    private static final Layout BOTH_SIDES = new Layout(
            "both-sides",
            List.of(new Table(
                    "rows",
                    List.of("kind", "unit", "bearer", "bearerSector", "receiver", "receiverSector"),
                    List.of("planned", "realised", "realisedShare"),
                    List.of())),
            new Chart.Bars("rows", "realised", null, null, Scale.NUMBER, "unit"));

    /** Projects on a challenge. */
    private static final Layout PROJECTS = new Layout(
            "projects",
            List.of(new Table("rows", List.of("ambition", "stage"), List.of("projects"), List.of())),
            new Chart.Bars("rows", "projects", null, null, Scale.NUMBER));

    static final List<Layout> ALL = List.of(REACH, REPRESENTATION, RECEPTIONS, ADOPTION, USERS, BOTH_SIDES, PROJECTS);

    private Retold() {}
}
