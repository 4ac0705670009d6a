package no.dugnad.reporting.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import no.dugnad.platform.http.Problem;
import no.dugnad.reporting.pages.figure.Figure;
import no.dugnad.reporting.statistics.Further;
import no.dugnad.reporting.statistics.Over;
import no.dugnad.reporting.statistics.Statistics;
import no.dugnad.reporting.statistics.Which;
import org.jboss.logging.Logger;

/** Figures of one instrument or solution. One that cannot be counted, as until the registry has told of the groups, is null: the page says so. */
@ApplicationScoped
class Figures {
    private static final Logger LOG = Logger.getLogger(Figures.class);

    private final Statistics statistics;
    private final SmallDistrict groups;
    private final Clock clock;

    Figures(Statistics statistics, SmallDistrict groups, Clock clock) {
        this.statistics = statistics;
        this.groups = groups;
        this.clock = clock;
    }

    Figure participation(Page page, String instrument) {
        return figure(
                page,
                "participation",
                "figure-instrument-participation",
                grouped(),
                Which.under(instrument),
                Further.NONE);
    }

    Figure diffusion(Page page, String solution) {
        return figure(
                page,
                "diffusion",
                "figure-solution-diffusion",
                grouped(),
                Which.ANY,
                Further.adopting(solution, null));
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
        if (over == null) return null;
        try {
            return Figure.of(page, statistic, page.say(heading), statistics.ask(Statistics.layout(statistic), over, which, further));
        } catch (Problem e) {
            LOG.warnf("%s cannot be counted: %s", statistic, e.getMessage());
            return null;
        }
    }
}
