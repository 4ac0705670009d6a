package no.dugnad.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.site.PartnershipAnswers.Adopter;
import no.dugnad.site.PartnershipAnswers.LikeUs;
import org.jspecify.annotations.Nullable;

/** What neighbours and municipalities like this one use, and this one does not. */
final class Peers {
    /** Neighbours that are named. */
    private static final int MOST = 5;

    private Peers() {}

    /**
     * @param by who uses it, in words
     * @param ownState how far this municipality has come itself; null when it has not begun
     */
    record Used(
            String id,
            String name,
            int adopters,
            String by,
            @Nullable String ownState) {}

    static List<Used> of(List<LikeUs> items, Wording wording) {
        return items.stream().map(item -> used(item, wording)).toList();
    }

    private static Used used(LikeUs item, Wording wording) {
        var by = new ArrayList<String>();
        var neighbours = item.adopters().stream()
                .filter(adopter -> adopter.like().contains("neighbour"))
                .map(adopter -> adopter.name() == null ? adopter.number() : adopter.name())
                .toList();
        if (!neighbours.isEmpty())
            by.add(wording.say(
                    neighbours.size() == 1 ? "peers-neighbour" : "peers-neighbours",
                    Map.of("names", named(neighbours, wording))));
        for (var likeness : List.of("group", "network")) {
            var alike = alike(item.adopters(), likeness);
            if (alike > 0) by.add(wording.say("peers-" + likeness, Map.of("count", alike)));
        }
        return new Used(
                item.solution().id(),
                wording.in(item.solution().name()),
                item.adopters().size(),
                wording.list(by),
                item.ownState() == null ? null : wording.word("value-reached", item.ownState()));
    }

    private static long alike(List<Adopter> adopters, String likeness) {
        return adopters.stream()
                .filter(adopter -> adopter.like().contains(likeness))
                .count();
    }

    private static String named(List<String> names, Wording wording) {
        return names.size() <= MOST
                ? wording.list(names)
                : wording.say(
                        "and-more",
                        Map.of("names", String.join(", ", names.subList(0, MOST)), "more", names.size() - MOST));
    }
}
