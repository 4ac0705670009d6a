package no.dugnad.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.dugnad.platform.text.Text;
import no.dugnad.site.PartnershipAnswers.Adoption;
import no.dugnad.site.PartnershipAnswers.Diffusion;
import org.jspecify.annotations.Nullable;

/** How far municipalities have come with solutions. */
final class Uptake {
    /** In the order in which a municipality comes to them. */
    static final List<String> STATES = List.of("considering", "deciding", "adapting", "in-use", "retired");

    private Uptake() {}

    /** @param counts municipalities in each of {@link #STATES} */
    record OfSolution(String id, String name, List<Long> counts) {}

    /** @param since the day on which it came to the state; null when it is not told */
    record ByParty(
            @Nullable String number,
            String name,
            String state,
            String stateText,
            @Nullable String since,
            @Nullable String through,
            @Nullable String adaptations) {}

    /** How far one municipality has come with a solution. */
    record Own(
            String id, String name, String state, @Nullable String since) {}

    static List<Own> own(List<Adoption> adoptions, Map<String, Text> names, Wording wording) {
        return adoptions.stream()
                .sorted(Comparator.comparingInt((Adoption adoption) -> order(adoption.state())))
                .map(adoption -> new Own(
                        adoption.solutionId(),
                        name(adoption.solutionId(), names, wording),
                        wording.word("value-reached", adoption.state()),
                        since(adoption, wording)))
                .toList();
    }

    /** By solution, that with most in use first. */
    static List<OfSolution> bySolution(List<Adoption> adoptions, Map<String, Text> names, Wording wording) {
        var counts = new TreeMap<String, List<Long>>();
        for (var adoption : adoptions) {
            var states = counts.computeIfAbsent(
                    adoption.solutionId(), id -> new ArrayList<>(Collections.nCopies(STATES.size(), 0L)));
            var at = STATES.indexOf(adoption.state());
            if (at >= 0) states.set(at, states.get(at) + 1);
        }
        var inUse = STATES.indexOf("in-use");
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Long>> e) ->
                                e.getValue().get(inUse))
                        .reversed())
                .map(e -> new OfSolution(e.getKey(), name(e.getKey(), names, wording), e.getValue()))
                .toList();
    }

    /** One line for each adoption, those that have come farthest first. */
    static List<ByParty> byParty(List<Adoption> adoptions, Map<String, Text> networks, Wording wording) {
        return adoptions.stream()
                .sorted(Comparator.comparingInt((Adoption adoption) -> order(adoption.state())))
                .map(adoption -> new ByParty(
                        adoption.party().number(),
                        adoption.party().called(),
                        adoption.state(),
                        wording.word("value-reached", adoption.state()),
                        since(adoption, wording),
                        adoption.partnershipId() == null ? null : name(adoption.partnershipId(), networks, wording),
                        wording.inIfTold(adoption.adaptations())))
                .toList();
    }

    /** How far a solution has spread, in all and in each group. */
    static String spread(Diffusion diffusion, Wording wording) {
        var all = diffusion.total();
        if (all.adopters() == 0) return wording.say("spread-none");
        return wording.say(
                "spread-found",
                Map.of(
                        "adopters", all.adopters(),
                        "municipalities", all.municipalities(),
                        "groups",
                                wording.list(diffusion.rows().stream()
                                        .flatMap(row -> Stream.ofNullable(row.name())
                                                .map(name -> wording.say(
                                                        "reach-of-group",
                                                        Map.of(
                                                                "reached", row.adopters(),
                                                                "all", row.municipalities(),
                                                                "name", wording.in(name)))))
                                        .toList())));
    }

    private static @Nullable String since(Adoption adoption, Wording wording) {
        return adoption.states().stream()
                .filter(state -> state.state().equals(adoption.state()))
                .reduce((first, second) -> second)
                .map(state -> wording.day(state.on()))
                .orElse(null);
    }

    static String name(String id, Map<String, Text> names, Wording wording) {
        return names.containsKey(id) ? wording.in(names.get(id)) : id;
    }

    /** In use first, then those on the way, those that have retired it last. */
    private static int order(String state) {
        return switch (state) {
            case "in-use" -> 0;
            case "adapting" -> 1;
            case "deciding" -> 2;
            case "considering" -> 3;
            default -> 4;
        };
    }
}
