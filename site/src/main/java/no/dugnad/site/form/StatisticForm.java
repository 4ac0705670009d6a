package no.dugnad.site.form;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.dugnad.platform.text.Text;
import no.dugnad.site.apis.Names;
import no.dugnad.site.page.Page;
import org.jspecify.annotations.Nullable;

/** What each statistic can be asked, as fields. */
@ApplicationScoped
public class StatisticForm {
    private static final List<String> REACHED = List.of("considering", "deciding", "adapting", "in-use");
    private static final List<String> KINDS =
            List.of("time-saved", "cost-avoided", "quality", "environmental-effect", "staff-satisfaction");
    private static final List<String> STATUSES = List.of("applied", "awarded", "rejected", "withdrawn", "completed");
    private static final List<String> ROLES = List.of("lead", "partner", "through-partnership");
    private static final List<String> DEMO = List.of("include", "exclude");

    private final Names names;

    StatisticForm(Names names) {
        this.names = names;
    }

    /** The fields of a statistic, filled in as they were sent. */
    public List<Field> fields(Page page, Statistic statistic, Filter filter) {
        var instruments = statistic.participations() ? names.instruments(page) : null;
        var fields = new ArrayList<Field>();
        fields.add(grouping(page, statistic, filter));
        if (instruments != null)
            fields.add(Field.choiceOrAll(page, "instrument", filter.instrument(), instruments.join()));
        fields.addAll(own(page, statistic, filter));
        fields.add(Field.number(page, "from", filter.from()));
        fields.add(Field.number(page, "to", filter.to()));
        fields.add(Field.date(page, "boundaries", filter.boundaries()));
        fields.add(Field.checks(page, "split", words(filter.split(), ""), options(page, "split-", statistic.splits())));
        if (statistic.participations()) {
            fields.add(Field.checks(
                    page, "status", words(filter.status(), Filter.USUAL_STATUS), options(page, "status-", STATUSES)));
            fields.add(Field.checks(page, "role", words(filter.role(), ""), options(page, "role-", ROLES)));
        }
        fields.add(
                Field.choice(page, "demo", filled(filter.demo(), DEMO.getFirst()), options(page, "form-demo-", DEMO)));
        return fields;
    }

    private Field grouping(Page page, Statistic statistic, Filter filter) {
        var groupings = names.groupings(page).join();
        // who takes part is asked of groups alone
        return statistic.id().equals("participation")
                ? Field.choice(page, "grouping", filter.grouping(), named(page, groupings))
                : Field.choiceOrAll(page, "grouping", filter.grouping(), groupings);
    }

    private List<Field> own(Page page, Statistic statistic, Filter filter) {
        var own = new ArrayList<Field>();
        if (statistic.own().contains("partnership"))
            own.add(Field.choiceOrAll(
                    page,
                    "partnership",
                    filter.partnership(),
                    names.networks(page).join()));
        if (statistic.own().contains("window")) own.add(Field.number(page, "window", filter.window()));
        if (statistic.own().contains("solution"))
            own.add(Field.choiceOrAll(
                    page, "solution", filter.solution(), names.solutions(page).join()));
        if (statistic.own().contains("reached"))
            own.add(Field.choice(
                    page,
                    "reached",
                    filled(filter.reached(), REACHED.getLast()),
                    options(page, "value-reached-", REACHED)));
        if (statistic.own().contains("kind"))
            own.add(Field.choice(
                    page,
                    "kind",
                    filled(filter.kind(), ""),
                    Stream.concat(
                                    Stream.of(new Field.Option("", page.say("form-all"))),
                                    options(page, "value-kind-", KINDS).stream())
                            .toList()));
        return own;
    }

    private static List<Field.Option> named(Page page, Map<String, Text> names) {
        return names.entrySet().stream()
                .map(name -> new Field.Option(name.getKey(), page.in(name.getValue())))
                .toList();
    }

    private static List<Field.Option> options(Page page, String texts, List<String> words) {
        return words.stream()
                .map(word -> new Field.Option(word, page.say(texts + word)))
                .toList();
    }

    private static String filled(@Nullable String word, String usual) {
        return word == null || word.isEmpty() ? usual : word;
    }

    /** Words that came one by one or with commas between. */
    private static List<String> words(List<String> words, String usual) {
        return List.of(filled(Filter.list(words), usual).split(","));
    }
}
