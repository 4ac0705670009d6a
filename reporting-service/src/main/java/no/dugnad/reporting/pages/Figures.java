package no.dugnad.reporting.pages;

import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.http.Problem;
import no.dugnad.reporting.export.Layout;
import no.dugnad.reporting.pages.figure.Figure;
import no.dugnad.reporting.statistics.Further;
import no.dugnad.reporting.statistics.Over;
import no.dugnad.reporting.statistics.Statistics;
import no.dugnad.reporting.statistics.Which;
import org.jboss.logging.Logger;

/** Figures of one instrument or solution. One that cannot be counted, as while the register is not known here yet, is null: the page says so. */
@ApplicationScoped
class Figures {
    private static final Logger LOG = Logger.getLogger(Figures.class);

    private final Statistics statistics;

    Figures(Statistics statistics) {
        this.statistics = statistics;
    }

    Figure participation(Page page, String grouping, String instrument) {
        return figure(
                page,
                "participation",
                "figure-instrument-participation",
                Over.grouped(grouping),
                Which.under(instrument),
                Further.NONE);
    }

    Figure diffusion(Page page, String grouping, String solution) {
        return figure(
                page,
                "diffusion",
                "figure-solution-diffusion",
                Over.grouped(grouping),
                Which.ANY,
                Further.adopting(solution, null));
    }

    Figure gains(Page page, String solution) {
        return figure(
                page, "gains", "figure-solution-gains", Over.grouped(null), Which.ANY, Further.gaining(solution, null));
    }

    private Figure figure(Page page, String statistic, String heading, Over over, Which which, Further further) {
        try {
            return Figure.of(page, statistic, page.say(heading), statistics.ask(layout(statistic), over, which, further));
        } catch (Problem e) {
            LOG.warnf("%s cannot be counted: %s", statistic, e.getMessage());
            return null;
        }
    }

    private static Layout layout(String statistic) {
        return Statistics.ALL.stream()
                .filter(layout -> layout.id().equals(statistic))
                .findFirst()
                .orElseThrow();
    }
}
