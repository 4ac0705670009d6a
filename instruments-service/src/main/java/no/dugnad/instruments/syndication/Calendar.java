package no.dugnad.instruments.syndication;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import no.dugnad.instruments.naming.NameUuid;
import no.dugnad.instruments.syndication.CallFeedsResource.Found;

/** The openings, deadlines, stages and reporting deadlines of calls as a calendar (iCalendar, RFC 5545). Each event keeps its UID for ever. */
final class Calendar {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private final String publicUrl;
    private final FeedTexts texts;
    private final StringBuilder out = new StringBuilder();

    Calendar(String publicUrl, FeedTexts texts) {
        this.publicUrl = publicUrl;
        this.texts = texts;
    }

    byte[] of(List<Found> calls) {
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line("PRODID", "-//Dugnad//Calls//" + texts.language().toUpperCase(java.util.Locale.ROOT));
        line("CALSCALE", "GREGORIAN");
        line("NAME", escaped(texts.text("title")));
        line("X-WR-CALNAME", escaped(texts.text("title")));
        line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        line("X-PUBLISHED-TTL", "PT6H");
        for (var found : calls) {
            var call = found.published().call();
            event(found, "opens", "opens", texts.text("opens"), call.opensAt());
            event(found, "closes", "closes", texts.text("closes"), call.closesAt());
            for (var stage : call.stages())
                event(
                        found,
                        "closes",
                        "stage/" + stage.id(),
                        texts.text("closes") + ", " + stage.name().in(texts.language()),
                        stage.closesAt() == null || stage.closesAt().equals(call.closesAt()) ? null : stage.closesAt());
            event(found, "reporting", "reporting", texts.text("reporting"), call.reportingDueAt());
        }
        line("END", "VCALENDAR");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(Found found, String category, String part, String what, Instant when) {
        if (when == null) return;
        var published = found.published();
        var call = published.call();
        line("BEGIN", "VEVENT");
        line("UID", NameUuid.of("call-" + part, call.id()).toString());
        line("DTSTAMP", UTC.format(published.changedAt()));
        line("LAST-MODIFIED", UTC.format(published.changedAt()));
        line("CREATED", UTC.format(published.publishedAt()));
        line("SEQUENCE", String.valueOf(published.version() - 1));
        line("DTSTART", UTC.format(when));
        line("SUMMARY;LANGUAGE=" + texts.language(), escaped(what + ": " + texts.title(published)));
        line("DESCRIPTION;LANGUAGE=" + texts.language(), escaped(texts.summary(call, found.verdict())));
        line("URL", publicUrl + "/instruments/" + call.instrumentId());
        line(
                "CATEGORIES",
                call.demo()
                        ? category.toUpperCase(java.util.Locale.ROOT) + ",DEMO"
                        : category.toUpperCase(java.util.Locale.ROOT));
        line("STATUS", call.withdrawnAt() == null ? "CONFIRMED" : "CANCELLED");
        // a deadline takes no time from anybody's day
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
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
