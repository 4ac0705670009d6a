package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.tables.Layout.Table;
import no.dugnad.platform.tables.Rendering;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.statistics.Statistics.Told;

/** Figures that other services have counted, kept as the statistics' answers are: so they come in each format, and can be read again as they were on a day. */
@ApplicationScoped
public class Retold {
    /** Whom a call reaches. */
    public static final Layout REACH = new Layout(
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
    public static final Layout REPRESENTATION = new Layout(
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
    public static final Layout RECEPTIONS = new Layout(
            "receptions",
            List.of(new Table("rows", List.of("reception", "step", "state"), List.of("days"), List.of("from"))),
            new Chart.Bars("rows", "days", null, null, Scale.NUMBER));

    /** How far a partnership's municipalities have come with solutions. */
    public static final Layout ADOPTION = new Layout(
            "adoption",
            List.of(new Table("rows", List.of("solution", "state"), List.of("municipalities"), List.of())),
            new Chart.Bars("rows", "municipalities", null, null, Scale.NUMBER));

    /** How far each municipality has come with one solution. */
    public static final Layout USERS = new Layout(
            "users",
            List.of(
                    new Table("rows", List.of("state"), List.of("municipalities"), List.of()),
                    new Table("municipalities", List.of("number"), List.of("sinceYear"), List.of("name", "state"))),
            new Chart.Bars("rows", "municipalities", null, null, Scale.NUMBER),
            Set.of("number"));

    /** Gains of a partnership, seen from both sides. */
    public static final Layout BOTH_SIDES = new Layout(
            "both-sides",
            List.of(new Table(
                    "rows",
                    List.of("kind", "unit", "bearer", "bearerSector", "receiver", "receiverSector"),
                    List.of("planned", "realised", "realisedShare"),
                    List.of())),
            new Chart.Bars("rows", "realised", null, null, Scale.NUMBER, "unit"));

    /** Projects on a challenge. */
    public static final Layout PROJECTS = new Layout(
            "projects",
            List.of(new Table("rows", List.of("ambition", "stage"), List.of("projects"), List.of())),
            new Chart.Bars("rows", "projects", null, null, Scale.NUMBER));

    static final List<Layout> ALL = List.of(REACH, REPRESENTATION, RECEPTIONS, ADOPTION, USERS, BOTH_SIDES, PROJECTS);

    private final Answers answers;

    Retold(Answers answers) {
        this.answers = answers;
    }

    /**
     * What another service has counted.
     *
     * @param call the address at which it answers
     * @param at the day for which it has
     * @param definition what was counted, in words
     * @param source who has told of it, in words
     * @param labels what people read for the codes in the rows, by the name of their member and the code
     * @param tables the rows by the names of the layout's tables
     */
    public record Counted(
            String call,
            LocalDate at,
            boolean demo,
            Text definition,
            Text source,
            Map<String, Map<String, Text>> labels,
            Map<String, List<Map<String, Object>>> tables) {}

    private record Answer(
            String statistic,
            @JsonAnyGetter Map<String, List<Map<String, Object>>> tables,
            Text definition,
            Text source,
            boolean demo,
            Map<String, Map<String, Text>> labels,
            Parameters parameters) {}

    private record Parameters(String call, LocalDate at) {}

    /** The same figures of the same day have one answer, and one permalink. */
    public Told keep(Layout layout, Counted counted) {
        var kept = answers.keep(
                new Answer(
                        layout.id(),
                        counted.tables(),
                        counted.definition(),
                        counted.source(),
                        counted.demo(),
                        counted.labels(),
                        new Parameters(counted.call(), counted.at())),
                layout);
        return new Told(layout, Rendering.read(kept.view()), counted.call());
    }
}
