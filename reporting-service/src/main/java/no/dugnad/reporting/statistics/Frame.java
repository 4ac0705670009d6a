package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What every statistic stands on: the groups and their municipalities at the boundaries of the question.
 *
 * @param grouping null when all municipalities are one group
 * @param set the set of boundaries that holds at the date
 * @param members by number
 * @param instruments the names of all instruments
 */
record Frame(
        Question question,
        @Nullable GroupingName grouping,
        LocalDate set,
        List<Group> groups,
        Map<String, Member> members,
        Map<String, Text> instruments) {
    static final String ALL = "all";

    List<Member> of(Group group) {
        return members.values().stream()
                .filter(member -> member.group().equals(group.id()))
                .toList();
    }

    /** The same with all municipalities that are in a group as one. */
    Frame whole(Text name) {
        var all = new LinkedHashMap<String, Member>();
        members.forEach((number, member) -> all.put(number, new Member(number, member.name(), ALL, member.county())));
        return new Frame(question, grouping, set, List.of(new Group(ALL, name)), all, instruments);
    }

    /** The same places, with another question about them. */
    Frame asking(Question other) {
        return new Frame(other, grouping, set, groups, members, instruments);
    }
}
