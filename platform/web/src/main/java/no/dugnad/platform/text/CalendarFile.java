package no.dugnad.platform.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A calendar (iCalendar, RFC 5545) as it is written, line by line. */
public final class CalendarFile {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private final String language;
    private final StringBuilder out = new StringBuilder();

    /**
     * @param of what is in it, in one English word, for the product's identifier
     * @param name shown to readers
     * @param language of its texts: nb, nn or en
     */
    public CalendarFile(String of, String name, String language) {
        this.language = language;
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line("PRODID", "-//Dugnad//" + of + "//" + language.toUpperCase(Locale.ROOT));
        line("CALSCALE", "GREGORIAN");
        line("NAME", escaped(name));
        line("X-WR-CALNAME", escaped(name));
        line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        line("X-PUBLISHED-TTL", "PT6H");
    }

    /**
     * @param uid stays the same for ever
     * @param version of the thing, from 1
     */
    public void begin(String uid, Instant created, Instant changed, int version) {
        line("BEGIN", "VEVENT");
        line("UID", uid);
        time("DTSTAMP", changed);
        time("CREATED", created);
        time("LAST-MODIFIED", changed);
        line("SEQUENCE", String.valueOf(version - 1));
    }

    public void end() {
        line("END", "VEVENT");
    }

    public void time(String name, Instant when) {
        line(name, UTC.format(when));
    }

    /** A text in the calendar's language. */
    public void text(String name, String text) {
        line(name + ";LANGUAGE=" + language, escaped(text));
    }

    /** A text that is in no language, such as a place. */
    public void plain(String name, String text) {
        line(name, escaped(text));
    }

    /** A content line, folded at 75 octets and never inside a character. */
    public void line(String name, String value) {
        var octets = 0;
        var line = name + ":" + value;
        for (var i = 0; i < line.length(); ) {
            var point = line.codePointAt(i);
            var size = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(point);
            octets += size;
            i += Character.charCount(point);
        }
        out.append("\r\n");
    }

    /** Ends the calendar. */
    public byte[] bytes() {
        line("END", "VCALENDAR");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x09\\x0B-\\x1F\\x7F]", " ")
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }
}
