package no.dugnad.platform.text;

import java.time.LocalDate;
import java.time.ZonedDateTime;
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

    /** A time in its zone, in this pattern. In autumn an hour comes twice, and of a time in it the zone is written, which tells the two apart. */
    public static String time(ZonedDateTime at, String pattern, String language) {
        var twice =
                at.getZone().getRules().getValidOffsets(at.toLocalDateTime()).size() > 1;
        return DateTimeFormatter.ofPattern(twice ? pattern + " (zzzz)" : pattern, locale(language))
                .format(at);
    }

    public static Locale locale(String language) {
        return language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
    }
}
