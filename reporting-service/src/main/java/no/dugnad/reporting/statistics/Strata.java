package no.dugnad.reporting.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Divides what was counted into rows. */
final class Strata {
    private Strata() {}

    /** As {@link #of}, and after them, unless they are one already, the same for all groups together. */
    static List<Stratum> withTotal(Frame frame, List<Cell> cells) {
        var strata = new ArrayList<>(of(frame, cells));
        if (frame.groups().stream().noneMatch(group -> group.id().equals(Frame.ALL)))
            strata.addAll(of(frame.whole(Moment.everyone()), cells));
        return strata;
    }

    /** Every group, by county where asked, crossed with every combination of the other splits that was found. */
    static List<Stratum> of(Frame frame, List<Cell> cells) {
        var question = frame.question();
        var inner = question.splits().stream()
                .filter(split -> split != Split.COUNTY)
                .toList();
        var bySlice = new LinkedHashMap<Map<Split, @Nullable Object>, Map<String, List<Cell>>>();
        if (inner.isEmpty()) bySlice.put(Map.of(), new HashMap<>());
        for (var cell : cells) {
            if (!frame.members().containsKey(cell.number())) continue;
            bySlice.computeIfAbsent(slice(cell, inner), s -> new HashMap<>())
                    .computeIfAbsent(cell.number(), n -> new ArrayList<>())
                    .add(cell);
        }
        Rows.check(frame.groups().stream()
                        .mapToLong(group -> counties(question, frame.of(group)).size())
                        .sum()
                * bySlice.size());
        var strata = new ArrayList<Stratum>();
        for (var group : frame.groups()) {
            var ofGroup = new ArrayList<Stratum>();
            var members = frame.of(group);
            for (var county : counties(question, members)) {
                var there = county == null
                        ? members
                        : members.stream()
                                .filter(m -> county.equals(m.county()))
                                .toList();
                for (var one : bySlice.entrySet()) {
                    var values = new HashMap<Split, @Nullable Object>(one.getKey());
                    if (county != null) values.put(Split.COUNTY, county);
                    ofGroup.add(new Stratum(Keys.of(group, values), one.getKey(), there, of(there, one.getValue())));
                }
            }
            ofGroup.sort(order(question.splits()));
            strata.addAll(ofGroup);
        }
        return strata;
    }

    private static Map<String, List<Cell>> of(List<Member> members, Map<String, List<Cell>> cells) {
        return members.stream()
                .filter(member -> cells.containsKey(member.number()))
                .collect(Collectors.toMap(Member::number, member -> cells.get(member.number())));
    }

    private static Map<Split, @Nullable Object> slice(Cell cell, List<Split> splits) {
        var slice = new HashMap<Split, @Nullable Object>();
        splits.forEach(split -> slice.put(split, cell.keys().get(split)));
        return slice;
    }

    private static List<@Nullable String> counties(Question question, List<Member> members) {
        if (!question.by(Split.COUNTY)) {
            var none = new ArrayList<@Nullable String>();
            none.add(null);
            return none;
        }
        return new ArrayList<@Nullable String>(new LinkedHashSet<>(new TreeSet<>(
                members.stream().map(Member::county).filter(Objects::nonNull).toList())));
    }

    private static Comparator<Stratum> order(List<Split> splits) {
        return Comparator.comparing(Stratum::keys, Keys.inOrderOf(splits));
    }
}
