package no.dugnad.partnerships.partnership;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Messages;

/** The dated arenas of a partnership as a calendar (iCalendar, RFC 5545). Each keeps its UID for ever. */
final class ArenaCalendar {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private final String publicUrl;
    private final String language;
    private final StringBuilder out = new StringBuilder();

    ArenaCalendar(String publicUrl, String language) {
        this.publicUrl = publicUrl;
        this.language = language;
    }

    byte[] of(PartnershipView partnership, List<Arena> arenas) {
        var name = text("calendar-arenas") + ": " + partnership.name().in(language);
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line("PRODID", "-//Dugnad//Arenas//" + language.toUpperCase(Locale.ROOT));
        line("CALSCALE", "GREGORIAN");
        line("NAME", escaped(name));
        line("X-WR-CALNAME", escaped(name));
        line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        line("X-PUBLISHED-TTL", "PT6H");
        for (var arena : arenas) event(partnership, arena);
        line("END", "VCALENDAR");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(PartnershipView partnership, Arena arena) {
        var view = arena.view();
        line("BEGIN", "VEVENT");
        line("UID", view.id().toString());
        line("DTSTAMP", UTC.format(arena.changedAt()));
        line("CREATED", UTC.format(arena.createdAt()));
        line("LAST-MODIFIED", UTC.format(arena.changedAt()));
        line("SEQUENCE", String.valueOf(arena.version() - 1));
        line("DTSTART", UTC.format(view.startsAt()));
        if (view.endsAt() != null) line("DTEND", UTC.format(view.endsAt()));
        line("SUMMARY;LANGUAGE=" + language, escaped(view.name().in(language)));
        line(
                "DESCRIPTION;LANGUAGE=" + language,
                escaped(text("arena-" + Words.word(view.kind()))
                        + (view.description() == null
                                ? ""
                                : "\n" + view.description().in(language))));
        if (view.place() != null) line("LOCATION", escaped(view.place()));
        line(
                "URL",
                view.website() == null
                        ? publicUrl + "/networks/" + partnership.id()
                        : view.website().replaceAll("[\\x00-\\x20]", ""));
        line("CATEGORIES", view.kind().name().replace('_', '-'));
        line("STATUS", view.cancelled() ? "CANCELLED" : "CONFIRMED");
        line("END", "VEVENT");
    }

    private String text(String key) {
        return Messages.text(language, key, Map.of());
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x09\\x0B-\\x1F\\x7F]", " ")
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** A content line, folded at 75 octets and never inside a character. */
    private void line(String name, String value) {
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
}
