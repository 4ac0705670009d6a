package no.dugnad.platform.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text as it is compared where people spell in many ways: without case and marks; å, aa and a are one, so are ø, oe and o, and æ and ae; what is neither a
 * letter nor a digit (hyphens, dashes, brackets, points) is one space.
 */
public final class Folding {
    private Folding() {}

    /** {@code Sør-Aurdal}, {@code SØR AURDAL} and {@code Soer–Aurdal} are {@code sor aurdal}; empty when there is no letter and no digit. */
    public static String of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("ä", "ae")
                .replace('ø', 'o')
                .replace('đ', 'd')
                .replace('ŧ', 't')
                .replace('ŋ', 'n');
        return Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("a{2,}", "a")
                .replace("oe", "o")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
