package no.dugnad.reporting.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.tables.Grid;
import no.dugnad.reporting.pages.figure.Figure;
import no.dugnad.reporting.statistics.Further;
import no.dugnad.reporting.statistics.Over;
import no.dugnad.reporting.statistics.Statistics;
import no.dugnad.reporting.statistics.Statistics.Told;
import no.dugnad.reporting.statistics.Which;
import org.jboss.logging.Logger;

/** Figures of one instrument or solution. One that cannot be counted, as until the registry has told of the groups, is null: the page says so. */
@ApplicationScoped
class Figures {
    private static final Logger LOG = Logger.getLogger(Figures.class);

    /** A figure, and what it shows in words. */
    record Counted(String sentence, Figure figure) {}

    private final Statistics statistics;
    private final SmallDistrict groups;
    private final Clock clock;

    Figures(Statistics statistics, SmallDistrict groups, Clock clock) {
        this.statistics = statistics;
        this.groups = groups;
        this.clock = clock;
    }

    /** The sentence on the figure is that of its rows: one for each group. */
    Counted participation(Page page, String instrument) {
        var told = told("participation", grouped(), Which.under(instrument), Further.NONE);
        if (told == null) return null;
        var wording = new Wording(page);
        var groups = new ArrayList<String>();
        for (var row : told.answer().path("rows"))
            if (row.path("rate").isNumber())
                groups.add(wording.say(
                        "taken-part-of-group",
                        Map.of(
                                "participants", row.path("participants").asLong(),
                                "municipalities", row.path("municipalities").asLong(),
                                "name", Grid.in(row.path("groupName"), page.language()),
                                "share", page.percent(row.path("rate").decimalValue()))));
        return new Counted(
                wording.say("taken-part-by-group", Map.of("groups", wording.list(groups))),
                Figure.of(page, "participation", page.say("figure-instrument-participation"), told));
    }

    Figure diffusion(Page page, String solution) {
        return figure(
                page, "diffusion", "figure-solution-diffusion", grouped(), Which.ANY, Further.adopting(solution, null));
    }

    Figure gains(Page page, String solution) {
        return figure(
                page,
                "gains",
                "figure-solution-gains",
                Over.grouped(null, LocalDate.now(clock)),
                Which.ANY,
                Further.gaining(solution, null));
    }

    private Over grouped() {
        return groups.day().map(day -> Over.grouped(SmallDistrict.ID, day)).orElse(null);
    }

    private Figure figure(Page page, String statistic, String heading, Over over, Which which, Further further) {
        var told = told(statistic, over, which, further);
        return told == null ? null : Figure.of(page, statistic, page.say(heading), told);
    }

    private Told told(String statistic, Over over, Which which, Further further) {
        if (over == null) return null;
        try {
            return statistics.ask(Statistics.layout(statistic), over, which, further);
        } catch (Problem e) {
            LOG.warnf("%s cannot be counted: %s", statistic, e.getMessage());
            return null;
        }
    }
}
