package no.dugnad.platform.text;

import java.text.Collator;
import java.util.HexFormat;
import java.util.Locale;

/** What a text is sorted by, the Norwegian way: æ, ø and å after z, and small letters with capital ones. */
public final class SortKey {
    private static final int LONGEST = 200;

    private SortKey() {}

    /** A string of hexadecimal digits whose order, byte by byte as the database has it, is that of the texts. */
    public static String of(String text) {
        var collator = Collator.getInstance(Locale.of("nb", "NO"));
        var key = collator.getCollationKey(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        return HexFormat.of().formatHex(key.toByteArray());
    }
}
