package no.dugnad.site;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.SortKey;
import no.dugnad.site.PartnershipAnswers.Member;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a network.
 *
 * @param sentence how many, in words
 * @param municipalities by name
 * @param others all that are not municipalities, by name
 */
record Roll(String sentence, List<Entry> municipalities, List<Entry> others) {
    /** @param inheritedFrom numbers whose memberships it continues after a reform, in words; null when it continues none @param word whose word it is, when the member has not confirmed it */
    record Entry(
            @Nullable String number,
            String name,
            String kind,
            String role,
            String since,
            @Nullable String inheritedFrom,
            @Nullable String word) {}

    static Roll of(List<Member> members, Wording wording) {
        var entries = members.stream()
                .map(member -> entry(member, wording))
                .sorted(Comparator.comparing(entry -> SortKey.of(entry.name())))
                .toList();
        var municipalities = entries.stream()
                .filter(entry -> entry.kind().equals("municipality"))
                .toList();
        var others = entries.stream()
                .filter(entry -> !entry.kind().equals("municipality"))
                .toList();
        var counted = members.stream().filter(Member::stands).toList();
        var ofMunicipalities = counted.stream()
                .filter(member -> member.party().kind().equals("municipality"))
                .count();
        return new Roll(
                wording.say(
                        counted.size() == ofMunicipalities ? "roll-found-municipalities" : "roll-found",
                        Map.of("municipalities", ofMunicipalities, "others", counted.size() - ofMunicipalities)),
                municipalities,
                others);
    }

    private static Entry entry(Member member, Wording wording) {
        var party = member.party();
        return new Entry(
                party.number(),
                party.called(),
                party.kind(),
                wording.word("member-role", member.role()),
                wording.day(member.from()),
                member.predecessors() == null || member.predecessors().isEmpty()
                        ? null
                        : wording.say("continues-from", Map.of("numbers", wording.list(member.predecessors()))),
                word(member, wording));
    }

    static @Nullable String word(Member member, Wording wording) {
        return member.state() == null || member.state().equals("confirmed")
                ? null
                : wording.word("member-state", member.state());
    }
}
