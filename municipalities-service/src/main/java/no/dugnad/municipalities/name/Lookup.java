package no.dugnad.municipalities.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.municipalities.name.LookupView.Match;
import no.dugnad.municipalities.name.Spelling.Kind;
import no.dugnad.municipalities.name.Spelling.Nearness;
import org.jspecify.annotations.Nullable;

/**
 * Which municipality of a date a text means, and how sure that is. What is surer goes before what is less: a number, the name as it is written, the name
 * folded, a name that was or will be, one that is nearly right, a part of one. Nothing is guessed at from less.
 */
final class Lookup {
    /** Below this a match is none. */
    static final double LEAST = 0.5;

    private static final int MOST = 5;
    private static final double FOLDED = 0.95;
    private static final double ANOTHER_NUMBER = 0.95;
    private static final double ZERO_LOST = 0.9;
    private static final double FORMER = 0.85;
    private static final double LATER = 0.8;
    private static final double ALIKE = 0.9;
    /** Of a name's letters, those that must be right. */
    private static final double RIGHT = 0.75;
    /** Fewer letters are not compared by likeness: too many names are near. */
    private static final int SHORTEST = 4;

    private static final double WORD = 0.7;
    private static final double ANOTHER_PLACE = 0.6;

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])([0-9]{3,4})(?![0-9])");
    private static final Pattern PLACED = Pattern.compile("^([^(,]+?)\\s*[(,].*$", Pattern.DOTALL);

    private final Names names;
    private final @Nullable String county;
    private final Map<String, List<Spelling>> byKey;
    private final Map<String, List<Match>> known = new HashMap<>();

    /** @param county the only one that is asked about; null for all */
    Lookup(Names names, @Nullable String county) {
        this.names = names;
        this.county = county;
        this.byKey = names.spellings().stream()
                .filter(spelling -> county == null
                        || names.version(spelling.number()).countyNumber().equals(county))
                .collect(Collectors.groupingBy(Spelling::key));
    }

    LookupView.Item of(String name) {
        var matches = known.computeIfAbsent(name, this::matches);
        var ambiguous = matches.size() > 1
                && matches.get(0).confidence() == matches.get(1).confidence();
        return new LookupView.Item(name, matches, ambiguous);
    }

    private List<Match> matches(String name) {
        var number = NUMBER.matcher(name);
        if (number.find()) {
            var byNumber = byNumber(number.group(1));
            var rest = number.replaceFirst(" ");
            if (Spelling.folded(rest).isEmpty()) return byNumber;
            var byName = exactly(rest);
            if (!byNumber.isEmpty() || !byName.isEmpty()) return both(byNumber, byName);
        }
        var found = exactly(name);
        // "Våler (Finnmark)": the name is right, the place is another
        var placed = PLACED.matcher(name);
        if (found.isEmpty() && placed.matches())
            found = exactly(placed.group(1)).stream()
                    .map(match -> match.sure(Math.min(match.confidence(), ANOTHER_PLACE)))
                    .toList();
        if (found.isEmpty()) found = alike(name);
        return found.isEmpty() ? parts(name) : found;
    }

    private List<Match> byNumber(String digits) {
        var lost = digits.length() == 3;
        var found = byKey.getOrDefault(lost ? "0" + digits : digits, List.of());
        return best(
                found,
                spelling -> (lost ? ZERO_LOST : 1)
                        * (spelling.kind() == Kind.NUMBER ? 1 : ANOTHER_NUMBER * spelling.share()));
    }

    /** "0301 Oslo": what both say is sure; where they differ, neither is. */
    private static List<Match> both(List<Match> byNumber, List<Match> byName) {
        if (byName.isEmpty()) return byNumber;
        if (byNumber.isEmpty()) return byName;
        var agreed = byNumber.stream()
                .filter(match ->
                        byName.stream().anyMatch(other -> other.number().equals(match.number())))
                .toList();
        if (!agreed.isEmpty()) return agreed;
        return Stream.concat(byNumber.stream(), byName.stream())
                .map(match -> match.sure(LEAST))
                .toList();
    }

    private List<Match> exactly(String name) {
        var found = byKey.getOrDefault(Spelling.key(Spelling.folded(name)), List.of()).stream()
                .filter(spelling -> !spelling.kind().isNumber())
                .toList();
        var present = found.stream().anyMatch(spelling -> spelling.kind().isOfTheDate());
        var matches = best(found, spelling -> {
            var kind = spelling.kind();
            if (kind.isOfTheDate()) return spelling.text().equalsIgnoreCase(name.strip()) ? 1 : FOLDED;
            // where something is called so at the date, that is what is meant, most likely
            return present ? LEAST : (kind.isFormer() ? FORMER : LATER) * spelling.share();
        });
        return shared(matches);
    }

    private List<Match> alike(String name) {
        var asked = Spelling.key(Spelling.folded(name));
        if (asked.length() < SHORTEST) return List.of();
        return shared(best(
                all().filter(spelling -> spelling.kind() == Kind.NAME || spelling.kind() == Kind.FORMER_NAME)
                        .toList(),
                spelling -> {
                    var right = Similarity.of(asked, spelling.key(), RIGHT);
                    return right < RIGHT ? 0 : ALIKE * right * spelling.share();
                }));
    }

    /** "Aurdal", "Kristians": a few names may have it in them; many say nothing. */
    private List<Match> parts(String name) {
        var asked = Spelling.Asked.of(name);
        if (asked.key().length() < SHORTEST) return List.of();
        var found = best(all().filter(spelling -> spelling.kind() == Kind.NAME).toList(), spelling -> {
            var nearness = spelling.nearness(asked);
            return nearness == Nearness.BEGINNING || nearness == Nearness.WORDS ? WORD : 0;
        });
        return found.size() >= MOST ? List.of() : shared(found);
    }

    private Stream<Spelling> all() {
        return byKey.values().stream().flatMap(List::stream);
    }

    /** The surest spelling of each municipality, the surest first. */
    private List<Match> best(Collection<Spelling> spellings, ToDoubleFunction<Spelling> confidence) {
        var best = new HashMap<String, Match>();
        for (var spelling : spellings) {
            var sure = Math.round(100 * confidence.applyAsDouble(spelling)) / 100.0;
            if (sure < LEAST) continue;
            var version = names.version(spelling.number());
            best.merge(
                    version.number(),
                    new Match(version.number(), version.name(), version.countyNumber(), sure, spelling.text()),
                    (a, b) -> a.confidence() >= b.confidence() ? a : b);
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Match::confidence).reversed().thenComparing(Match::number))
                .limit(MOST)
                .toList();
    }

    /** Of several that are equally near, none is surer than a half. */
    private static List<Match> shared(List<Match> matches) {
        var first = matches.stream().mapToDouble(Match::confidence).max().orElse(0);
        var nearest =
                matches.stream().filter(match -> match.confidence() == first).count();
        if (nearest < 2) return matches;
        var shared = new ArrayList<Match>();
        for (var match : matches) if (match.confidence() == first) shared.add(match.sure(LEAST));
        return shared;
    }
}
