package no.dugnad.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.dugnad.site.PartnershipAnswers.Reception;
import no.dugnad.site.PartnershipAnswers.ReceptionMember;
import no.dugnad.site.PartnershipAnswers.Time;
import org.jspecify.annotations.Nullable;

/**
 * How a national project is received by a network: the time in each step, and how far its members have come.
 *
 * @param received what is received; null when it has no name here
 * @param colour in which the state is shown, beside its words
 * @param width of the whole course, of {@link #FULL}: the longest of all courses has that
 * @param members how many are in each state, in words
 */
record Course(
        String name,
        @Nullable String received,
        @Nullable String receivedAddress,
        String state,
        String stateText,
        String colour,
        long width,
        List<Step> steps,
        String members) {
    static final int FULL = 1000;

    /** @param days null where it has come to its end */
    record Step(
            String state,
            String text,
            String from,
            @Nullable Long days,
            long x,
            long width) {}

    /** In the order given; drawn to one scale. */
    static List<Course> of(List<Reception> receptions, Wording wording) {
        var longest = receptions.stream().mapToLong(Course::days).max().orElse(0);
        return receptions.stream()
                .map(reception -> of(reception, longest, wording))
                .toList();
    }

    private static Course of(Reception reception, long longest, Wording wording) {
        var steps = new ArrayList<Step>();
        var at = 0L;
        for (var time : reception.times()) {
            var days = time.days() == null ? 0 : time.days();
            var x = scaled(at, longest);
            at += days;
            steps.add(new Step(
                    time.state(),
                    wording.word("reception-state", time.state()),
                    wording.day(time.from()),
                    time.days(),
                    x,
                    scaled(at, longest) - x));
        }
        var source = reception.source();
        return new Course(
                wording.in(reception.name()),
                source == null ? null : source.name() == null ? source.id() : wording.in(source.name()),
                source == null || source.id() == null ? null : address(source.kind(), source.id()),
                reception.state(),
                wording.word("reception-state", reception.state()),
                colour(reception.state()),
                scaled(at, longest),
                steps,
                members(reception.members(), wording));
    }

    private static long days(Reception reception) {
        return reception.times().stream()
                .map(Time::days)
                .mapToLong(days -> days == null ? 0 : days)
                .sum();
    }

    private static String colour(String state) {
        return switch (state) {
            case "in-operation" -> "success";
            case "declined" -> "neutral";
            default -> "info";
        };
    }

    private static long scaled(long days, long longest) {
        return longest == 0 ? 0 : days * FULL / longest;
    }

    /** Null for what has no page of its own. */
    private static @Nullable String address(String kind, String id) {
        return switch (kind) {
            case "solution" -> "/solutions/" + id;
            case "instrument" -> "/instruments/" + id;
            default -> null;
        };
    }

    private static String members(List<ReceptionMember> members, Wording wording) {
        var counts = members.stream()
                .collect(Collectors.groupingBy(ReceptionMember::state, LinkedHashMap::new, Collectors.counting()));
        return wording.list(counts.entrySet().stream()
                .map(state -> wording.say(
                        "count-of",
                        Map.of(
                                "count", state.getValue(),
                                "what", wording.word("reception-member-state", state.getKey()))))
                .toList());
    }
}
