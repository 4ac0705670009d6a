package no.dugnad.partnerships.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.dugnad.partnerships.project.PortfolioView.AmbitionShare;
import no.dugnad.partnerships.project.PortfolioView.Cell;
import no.dugnad.partnerships.project.PortfolioView.RadicalShare;
import no.dugnad.partnerships.project.PortfolioView.Ref;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** Lays a partnership's projects out. */
record Portfolio(String partnershipId, List<Project> projects, Map<String, Text> challenges) {
    private record Place(
            @Nullable String challenge, @Nullable Integer ambition, Stage stage) {
        static final Comparator<Place> ORDER = Comparator.comparing(
                        Place::challenge, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Place::ambition, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Place::stage);
    }

    PortfolioView view() {
        return new PortfolioView(partnershipId, projects.size(), cells(), ambition(), radicalIn(), sentence());
    }

    private List<Cell> cells() {
        var cells = new TreeMap<Place, List<Ref>>(Place.ORDER);
        for (var project : projects) {
            var body = project.body();
            var under = new ArrayList<@Nullable String>(project.challenges());
            if (under.isEmpty()) under.add(null);
            for (var challenge : under)
                cells.computeIfAbsent(new Place(challenge, body.ambition(), body.stage()), place -> new ArrayList<>())
                        .add(new Ref(project.id(), project.name()));
        }
        return cells.entrySet().stream()
                .map(e -> new Cell(
                        e.getKey().challenge() == null
                                ? null
                                : new Ref(
                                        e.getKey().challenge(),
                                        challenges.get(e.getKey().challenge())),
                        e.getKey().ambition(),
                        e.getKey().stage(),
                        e.getValue()))
                .toList();
    }

    private List<AmbitionShare> ambition() {
        var shares = new ArrayList<AmbitionShare>();
        for (var grade = 1; grade <= 5; grade++) shares.add(share(grade));
        shares.add(share(null));
        return shares;
    }

    private AmbitionShare share(@Nullable Integer grade) {
        var count = count(grade);
        return new AmbitionShare(grade, count, projects.isEmpty() ? null : (double) count / projects.size());
    }

    private int count(@Nullable Integer grade) {
        return (int) projects.stream()
                .filter(p -> java.util.Objects.equals(p.body().ambition(), grade))
                .count();
    }

    private List<RadicalShare> radicalIn() {
        return java.util.Arrays.stream(RadicalIn.values())
                .map(in -> new RadicalShare(in, (int) projects.stream()
                        .filter(p -> p.body().radicalIn().contains(in))
                        .count()))
                .toList();
    }

    private Text sentence() {
        int all = projects.size();
        int low = count(1) + count(2);
        int middle = count(3);
        int high = count(4) + count(5);
        int none = count(null);
        return Text.of(
                "Av %d prosjekter er %d gradert 1–2 (nær dagens praksis), %d gradert 3 og %d gradert 4–5 (mot det radikale); %d er ikke gradert."
                        .formatted(all, low, middle, high, none),
                "Av %d prosjekt er %d graderte 1–2 (nær praksisen i dag), %d graderte 3 og %d graderte 4–5 (mot det radikale); %d er ikkje graderte."
                        .formatted(all, low, middle, high, none),
                "Of %d projects %d are graded 1–2 (near today's practice), %d are graded 3 and %d are graded 4–5 (towards the radical); %d are not graded."
                        .formatted(all, low, middle, high, none));
    }
}
