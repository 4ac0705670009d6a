package no.dugnad.municipalities.name;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.dugnad.platform.text.Folding;

/**
 * One way to write a municipality.
 *
 * @param number the municipality, as it is at the date that is spoken of
 * @param text as a source writes it
 * @param words folded, without the words for a municipality, a space before each
 * @param key the same without spaces, as {@code Nordaurdal} and {@code Nord Aurdal} are one
 * @param share how much of what had the name or number belongs here, 0 to 1; 1 for what it has at the date
 */
record Spelling(String number, String text, String words, String key, Kind kind, double share) {
    enum Kind {
        /** In any of its languages, or all of them. */
        NAME,
        /** With the county that tells it from another of the same name. */
        WITH_COUNTY,
        NUMBER,
        /** It, or what it came from, was called so before the date. */
        FORMER_NAME,
        FORMER_NUMBER,
        /** It, or what became of it, is called so after the date. */
        LATER_NAME,
        LATER_NUMBER;

        boolean isOfTheDate() {
            return this == NAME || this == WITH_COUNTY || this == NUMBER;
        }

        boolean isFormer() {
            return this == FORMER_NAME || this == FORMER_NUMBER;
        }

        boolean isNumber() {
            return this == NUMBER || this == FORMER_NUMBER || this == LATER_NUMBER;
        }
    }

    /** How near a text is to a spelling, the nearest first. */
    enum Nearness {
        EXACT,
        BEGINNING,
        WORDS,
        PART,
        NONE
    }

    /** "Municipality", folded, in Norwegian, the Sámi languages and Kven, and as these inflect it. */
    private static final Set<String> INSTITUTION = Set.of(
            "kommune",
            "kommunen",
            "kommunes",
            "bykommune",
            "herad",
            "heradet",
            "tjielte",
            "tjielten",
            "suohkan",
            "suohkana",
            "gielda",
            "gieldda",
            "kommuvdna",
            "kommuvnna",
            "komuuni",
            "komuunin",
            "municipality");

    static Spelling of(String number, String text, Kind kind, double share) {
        var words = folded(text);
        return new Spelling(number, text, " " + words, key(words), kind, share);
    }

    /** @param folded as {@link #folded} has it */
    static String key(String folded) {
        return folded.replace(" ", "");
    }

    /** As names are compared; empty for a text of nothing but marks and words for a municipality. */
    static String folded(String text) {
        return Arrays.stream(Folding.of(text).split(" "))
                .filter(word -> !INSTITUTION.contains(word))
                .collect(Collectors.joining(" "));
    }

    /** How near this is to what was asked for. */
    Nearness nearness(Asked asked) {
        if (key.equals(asked.key())) return Nearness.EXACT;
        // a number that is not its own any more is no beginning of a search for another
        if (kind.isNumber())
            return kind == Kind.NUMBER && key.startsWith(asked.key()) ? Nearness.BEGINNING : Nearness.NONE;
        if (key.startsWith(asked.key())) return Nearness.BEGINNING;
        // the county is there to tell two apart, and not to be found by
        if (kind == Kind.WITH_COUNTY) return Nearness.NONE;
        for (var word : asked.words())
            if (!words.contains(word)) return key.contains(asked.key()) ? Nearness.PART : Nearness.NONE;
        return Nearness.WORDS;
    }

    /**
     * A text as names are compared with it.
     *
     * @param words each with a space before it
     */
    record Asked(String key, List<String> words) {
        static Asked of(String text) {
            var folded = folded(text);
            return new Asked(
                    Spelling.key(folded),
                    Arrays.stream(folded.split(" ")).map(word -> " " + word).toList());
        }

        boolean isEmpty() {
            return key.isEmpty();
        }
    }
}
