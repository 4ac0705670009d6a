package no.dugnad.instruments.syndication;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import no.dugnad.instruments.naming.NameUuid;
import no.dugnad.instruments.syndication.CallFeedsResource.Found;
import no.dugnad.platform.text.CalendarFile;
import org.jspecify.annotations.Nullable;

/** The openings, deadlines, stages and reporting deadlines of calls as a calendar (iCalendar, RFC 5545). Each event keeps its UID for ever. */
final class Calendar {
    private final String publicUrl;
    private final FeedTexts texts;
    private final CalendarFile file;

    Calendar(String publicUrl, FeedTexts texts) {
        this.publicUrl = publicUrl;
        this.texts = texts;
        this.file = new CalendarFile("Calls", texts.text("title"), texts.language());
    }

    byte[] of(List<Found> calls) {
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
        return file.bytes();
    }

    private void event(Found found, String category, String part, String what, @Nullable Instant when) {
        if (when == null) return;
        var published = found.published();
        var call = published.call();
        file.begin(
                NameUuid.of("call-" + part, call.id()).toString(),
                published.publishedAt(),
                published.changedAt(),
                published.version());
        file.time("DTSTART", when);
        file.text("SUMMARY", what + ": " + texts.title(published));
        file.text("DESCRIPTION", texts.summary(call, found.verdict()));
        file.line("URL", publicUrl + "/instruments/" + call.instrumentId());
        file.line(
                "CATEGORIES",
                call.demo() ? category.toUpperCase(Locale.ROOT) + ",DEMO" : category.toUpperCase(Locale.ROOT));
        file.line("STATUS", call.withdrawnAt() == null ? "CONFIRMED" : "CANCELLED");
        // a deadline takes no time from anybody's day
        file.line("TRANSP", "TRANSPARENT");
        file.end();
    }
}
