package no.dugnad.partnerships.partnership;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.CalendarFile;
import no.dugnad.platform.text.Messages;

/** The dated arenas of a partnership as a calendar (iCalendar, RFC 5545). Each keeps its UID for ever. */
final class ArenaCalendar {
    private final String publicUrl;
    private final String language;

    ArenaCalendar(String publicUrl, String language) {
        this.publicUrl = publicUrl;
        this.language = language;
    }

    byte[] of(PartnershipView partnership, List<Arena> arenas) {
        var name = text("calendar-arenas") + ": " + partnership.name().in(language);
        var file = new CalendarFile("Arenas", name, language);
        for (var arena : arenas) event(file, partnership, arena);
        return file.bytes();
    }

    private void event(CalendarFile file, PartnershipView partnership, Arena arena) {
        var view = arena.view();
        file.begin(view.id().toString(), arena.createdAt(), arena.changedAt(), arena.version());
        // those without a day are not asked for
        file.time("DTSTART", Objects.requireNonNull(view.startsAt()));
        if (view.endsAt() != null) file.time("DTEND", view.endsAt());
        file.text("SUMMARY", view.name().in(language));
        file.text(
                "DESCRIPTION",
                text("arena-" + Words.word(view.kind()))
                        + (view.description() == null
                                ? ""
                                : "\n" + view.description().in(language)));
        if (view.place() != null) file.plain("LOCATION", view.place());
        file.line(
                "URL",
                view.website() == null
                        ? publicUrl + "/networks/" + partnership.id()
                        : view.website().replaceAll("[\\x00-\\x20]", ""));
        file.line("CATEGORIES", view.kind().name().replace('_', '-'));
        file.line("STATUS", view.cancelled() ? "CANCELLED" : "CONFIRMED");
        file.end();
    }

    private String text(String key) {
        return Messages.text(language, key, Map.of());
    }
}
