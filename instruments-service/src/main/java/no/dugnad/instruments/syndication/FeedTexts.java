package no.dugnad.instruments.syndication;

import java.time.Instant;
import java.util.Map;
import no.dugnad.instruments.call.CallView;
import no.dugnad.instruments.call.Calls.Published;
import no.dugnad.instruments.match.Verdict;
import no.dugnad.platform.http.Clocks;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Dates;
import no.dugnad.platform.text.Messages;
import org.jspecify.annotations.Nullable;

/** What stands in the feeds, in the reader's language. */
final class FeedTexts {
    private final String language;

    FeedTexts(String language) {
        this.language = language;
    }

    String language() {
        return language;
    }

    String text(String key) {
        return Messages.text(language, "feed-" + key, Map.of());
    }

    /** The title, which says of a demonstration that it is one. */
    String title(Published call) {
        return call.title(language, text("demo"));
    }

    /** One paragraph a line. */
    String summary(CallView call, @Nullable Verdict verdict) {
        var lines = new StringBuilder();
        if (verdict != null) line(lines, text(Words.word(verdict)));
        if (call.demo()) line(lines, text("demo-warning"));
        if (call.summary() != null) line(lines, call.summary().in(language));
        if (call.manager() != null && call.manager().name() != null)
            line(lines, text("manager") + ": " + call.manager().name());
        if (call.opensAt() != null) line(lines, text("opens") + ": " + time(call.opensAt()));
        line(lines, text("closes") + ": " + (call.closesAt() == null ? text("rolling") : time(call.closesAt())));
        if (call.withdrawnAt() != null) line(lines, text("withdrawn") + ": " + time(call.withdrawnAt()));
        if (call.note() != null) line(lines, call.note().in(language));
        return lines.toString().strip();
    }

    private String time(Instant instant) {
        return Dates.time(
                instant.atZone(Clocks.NORWAY),
                language.equals("en") ? "d MMMM yyyy HH:mm" : "d. MMMM yyyy HH:mm",
                language);
    }

    private static void line(StringBuilder lines, String line) {
        lines.append(line).append('\n');
    }
}
