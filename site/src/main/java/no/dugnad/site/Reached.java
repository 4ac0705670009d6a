package no.dugnad.site;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;
import no.dugnad.site.CatalogueAnswers.Call;
import no.dugnad.site.CatalogueAnswers.CriterionReach;
import no.dugnad.site.CatalogueAnswers.GroupReach;
import no.dugnad.site.CatalogueAnswers.Reach;
import no.dugnad.site.figure.Figure;
import org.jspecify.annotations.Nullable;

/**
 * Whom a call reaches and whom it shuts out, in words.
 *
 * @param sentence the finding
 * @param about all that belongs to a figure but the figures
 * @param criteria those that shut somebody out or of which something is not known, the one that shuts out most first
 */
record Reached(
        String callId,
        String title,
        boolean demo,
        String sentence,
        List<Group> groups,
        List<Excluding> criteria,
        Figure about) {
    /** @param reached alone or with others, of 1; null when the group is empty */
    record Group(String name, GroupReach count, String reached) {}

    /** @param byGroup how many it shuts out in each group, in the order of the groups */
    record Excluding(String text, String weight, int excludes, int excludesAlone, int unknown, List<Integer> byGroup) {}

    /** @param groupNames by id */
    static Reached of(Call call, Reach reach, Map<String, Text> groupNames, Figure about, Wording wording) {
        var groups = reach.groups().stream()
                .map(group ->
                        new Group(Uptake.name(group.group(), groupNames, wording), group, wording.share(share(group))))
                .toList();
        var criteria = reach.criteria().stream()
                .filter(criterion -> criterion.excludes() > 0 || criterion.unknown() > 0)
                .sorted(Comparator.comparing(CriterionReach::excludes).reversed())
                .map(criterion -> excluding(criterion, reach, wording))
                .toList();
        return new Reached(
                call.id(),
                wording.in(call.title()),
                call.demo(),
                sentence(groups, criteria, wording),
                groups,
                criteria,
                about);
    }

    private static int reached(GroupReach group) {
        return group.eligible() + group.eligibleThroughPartnership();
    }

    static @Nullable Double share(GroupReach group) {
        return group.municipalities() == 0 ? null : (double) reached(group) / group.municipalities();
    }

    private static Excluding excluding(CriterionReach criterion, Reach reach, Wording wording) {
        return new Excluding(
                wording.in(criterion.text()),
                wording.word("criterion-weight", criterion.weight()),
                criterion.excludes(),
                criterion.excludesAlone(),
                criterion.unknown(),
                reach.groups().stream()
                        .map(group -> criterion.byGroup().stream()
                                .filter(in ->
                                        group.group() != null && group.group().equals(in.group()))
                                .mapToInt(in -> in.excludes())
                                .sum())
                        .toList());
    }

    private static String sentence(List<Group> groups, List<Excluding> criteria, Wording wording) {
        var reached = wording.say(
                "reach-found",
                Map.of(
                        "groups",
                        wording.list(groups.stream()
                                .map(group -> wording.say(
                                        "reach-of-group",
                                        Map.of(
                                                "reached", reached(group.count()),
                                                "all", group.count().municipalities(),
                                                "name", group.name())))
                                .toList())));
        var most =
                criteria.stream().filter(criterion -> criterion.excludes() > 0).findFirst();
        return most.isEmpty()
                ? reached + " " + wording.say("reach-nobody-out")
                : reached + " "
                        + wording.say(
                                "reach-most-out",
                                Map.of(
                                        "criterion", most.get().text().replaceAll("\\.$", ""),
                                        "excludes", most.get().excludes(),
                                        "alone", most.get().excludesAlone()));
    }
}
