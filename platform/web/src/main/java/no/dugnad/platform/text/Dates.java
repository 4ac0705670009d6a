package no.dugnad.platform.text;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as text. */
public final class Dates {
    private Dates() {}

    /** With the month's name. */
    public static String written(LocalDate date, String language) {
        return DateTimeFormatter.ofPattern(language.equals("en") ? "d MMMM yyyy" : "d. MMMM yyyy", locale(language))
                .format(date);
    }

    public static Locale locale(String language) {
        return language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
    }
}
