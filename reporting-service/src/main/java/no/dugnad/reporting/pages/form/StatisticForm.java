package no.dugnad.reporting.pages.form;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.tables.Layout;
import no.dugnad.reporting.known.KnownNames;
import no.dugnad.reporting.pages.Page;
import no.dugnad.reporting.participation.ParticipationRole;
import no.dugnad.reporting.participation.ParticipationStatus;
import no.dugnad.reporting.statistics.DemoChoice;
import no.dugnad.reporting.statistics.Statistics;

/** What each statistic can be asked, as fields. */
@ApplicationScoped
public class StatisticForm {
    private static final List<String> REACHED = List.of("considering", "deciding", "adapting", "in-use");
    private static final List<String> KINDS =
            List.of("time-saved", "cost-avoided", "quality", "environmental-effect", "staff-satisfaction");

    private final KnownNames names;

    StatisticForm(KnownNames names) {
        this.names = names;
    }

    /** The fields of a statistic, filled in as they were sent. */
    public List<Field> fields(Page page, Layout layout, Filter filter) {
        var fields = new ArrayList<Field>();
        fields.add(grouping(page, layout, filter));
        if (Statistics.countsParticipations(layout))
            fields.add(Field.choiceOrAll(page, "instrument", filter.instrument(), names.instruments()));
        fields.addAll(own(page, layout, filter));
        fields.add(Field.number(page, "from", filter.from()));
        fields.add(Field.number(page, "to", filter.to()));
        fields.add(Field.date(page, "boundaries", filter.boundaries()));
        fields.add(Field.checks(
                page,
                "split",
                words(filter.split()),
                Statistics.splits(layout).stream()
                        .map(split -> option(page, "split-", Words.word(split)))
                        .toList()));
        if (Statistics.countsParticipations(layout)) {
            fields.add(Field.checks(
                    page,
                    "status",
                    words(filter.which().status()),
                    Arrays.stream(ParticipationStatus.values())
                            .map(status -> option(page, "status-", Words.word(status)))
                            .toList()));
            fields.add(Field.checks(
                    page,
                    "role",
                    words(filter.role()),
                    Arrays.stream(ParticipationRole.values())
                            .map(role -> option(page, "role-", Words.word(role)))
                            .toList()));
        }
        fields.add(Field.choice(
                page,
                "demo",
                Words.word(filter.over().demo()),
                Arrays.stream(DemoChoice.values())
                        .map(choice -> option(page, "form-demo-", Words.word(choice)))
                        .toList()));
        return fields;
    }

    private Field grouping(Page page, Layout layout, Filter filter) {
        // who takes part is asked of groups alone
        return layout.id().equals("participation")
                ? Field.choice(
                        page,
                        "grouping",
                        filter.grouping(),
                        names.groupings().stream()
                                .map(grouping -> new Field.Option(grouping.id(), page.in(grouping.name())))
                                .toList())
                : Field.choiceOrAll(page, "grouping", filter.grouping(), names.groupings());
    }

    private List<Field> own(Page page, Layout layout, Filter filter) {
        return switch (layout.id()) {
            case "partnership-effect" ->
                List.of(
                        Field.choiceOrAll(page, "partnership", filter.partnership(), names.partnerships()),
                        Field.number(page, "window", filter.window()));
            case "diffusion" ->
                List.of(
                        Field.choiceOrAll(page, "solution", filter.solution(), names.solutions()),
                        Field.choice(
                                page,
                                "reached",
                                filter.reached() == null ? REACHED.getLast() : filter.reached(),
                                REACHED.stream()
                                        .map(state -> option(page, "value-reached-", state))
                                        .toList()));
            case "gains" ->
                List.of(
                        Field.choiceOrAll(page, "solution", filter.solution(), names.solutions()),
                        Field.choice(page, "kind", filter.kind() == null ? "" : filter.kind(), kinds(page)));
            default -> List.of();
        };
    }

    private static List<Field.Option> kinds(Page page) {
        var kinds = new ArrayList<Field.Option>();
        kinds.add(new Field.Option("", page.say("form-all")));
        for (var kind : KINDS) kinds.add(option(page, "value-kind-", kind));
        return kinds;
    }

    private static Field.Option option(Page page, String texts, String word) {
        return new Field.Option(word, page.say(texts + word));
    }

    /** Words that came one by one or with commas between. */
    private static List<String> words(List<String> words) {
        return words == null ? List.of() : words(String.join(",", words));
    }

    private static List<String> words(String list) {
        return List.of(list.split(","));
    }
}
