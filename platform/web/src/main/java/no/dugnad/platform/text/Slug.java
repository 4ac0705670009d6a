package no.dugnad.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Readable ids: {@code Helse- og omsorgsløft i Kåfjord} is {@code helse-og-omsorgsloft-i-kafjord}. */
public final class Slug {
    public static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int LONGEST = 80;

    private Slug() {}

    /** A slug of the Norwegian text, at most 80 characters; Norwegian and Sámi letters become their nearest Latin ones. */
    public static String of(Text text) {
        var plain = text.in("nb")
                .toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("đ", "d")
                .replace("ŋ", "n")
                .replace("ŧ", "t");
        var slug = Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (slug.isEmpty()) throw new BrokenRule("no-slug", Map.of());
        return slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST).replaceAll("-$", "");
    }

    public static boolean valid(String slug) {
        return slug != null && slug.length() <= LONGEST && slug.matches(PATTERN);
    }
}
