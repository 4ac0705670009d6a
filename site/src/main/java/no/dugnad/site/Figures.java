package no.dugnad.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import no.dugnad.site.figure.Figure;
import no.dugnad.site.figure.Statistics;
import no.dugnad.site.figure.Told;
import no.dugnad.site.form.StatisticCall;
import no.dugnad.site.page.Page;
import org.jspecify.annotations.Nullable;

/** Figures of one instrument or solution. One that cannot be counted, as until the registry has told of the groups, is null: the page says so. */
@ApplicationScoped
class Figures {
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
    @Nullable
    Counted participation(Page page, String instrument) {
        var told = grouped(page, StatisticCall.of("participation").with("instrument", instrument));
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
                                "name", page.in(row.path("groupName")),
                                "share", page.percent(row.path("rate").decimalValue()))));
        return new Counted(
                wording.say("taken-part-by-group", Map.of("groups", wording.list(groups))),
                Figure.of(page, "participation", page.say("figure-instrument-participation"), told));
    }

    @Nullable
    Figure diffusion(Page page, String solution) {
        return figure(
                page,
                "diffusion",
                "figure-solution-diffusion",
                grouped(page, StatisticCall.of("diffusion").with("solution", solution)));
    }

    @Nullable
    Figure gains(Page page, String solution) {
        return figure(
                page,
                "gains",
                "figure-solution-gains",
                told(
                        page,
                        StatisticCall.of("gains")
                                .with("boundaries", LocalDate.now(clock))
                                .with("solution", solution)));
    }

    private static @Nullable Figure figure(Page page, String statistic, String heading, @Nullable Told told) {
        return told == null ? null : Figure.of(page, statistic, page.say(heading), told);
    }

    private @Nullable Told grouped(Page page, StatisticCall call) {
        return groups.day(page)
                .map(day -> told(page, call.with("grouping", SmallDistrict.ID).with("boundaries", day)))
                .orElse(null);
    }

    private @Nullable Told told(Page page, StatisticCall call) {
        return statistics.ask(page, call.address()).join().ifFound().orElse(null);
    }
}
