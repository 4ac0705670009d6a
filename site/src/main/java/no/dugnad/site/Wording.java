package no.dugnad.site;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;
import no.dugnad.site.page.Page;
import org.jspecify.annotations.Nullable;

/** How what the services answer is put into the words of a page. */
record Wording(Page page) {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    String say(String key) {
        return page.say(key);
    }

    String say(String key, Map<String, ?> arguments) {
        return Messages.text(page.language(), key, arguments);
    }

    /** A word of an API, as people write it; one that no file has stays as it is. */
    String word(String kind, String word) {
        var key = kind + "-" + word;
        return Messages.has(page.language(), key) ? say(key) : word;
    }

    String in(Text text) {
        return page.in(text);
    }

    /** Null where nothing is told. */
    @Nullable
    String inIfTold(@Nullable Text text) {
        return text == null ? null : in(text);
    }

    String day(LocalDate day) {
        return page.date(day);
    }

    /** Null where none is told. */
    @Nullable
    String dayIfTold(@Nullable LocalDate day) {
        return day == null ? null : day(day);
    }

    /** The day in Norway, and the time of day unless that is the last minute of it. */
    String moment(Instant instant) {
        var there = there(instant);
        return there.toLocalTime().truncatedTo(ChronoUnit.MINUTES).equals(LAST_MINUTE)
                ? day(there.toLocalDate())
                : page.time(instant);
    }

    /** The day in Norway. */
    static LocalDate dayOf(Instant instant) {
        return there(instant).toLocalDate();
    }

    String number(BigDecimal number) {
        return page.number(number, 1);
    }

    String share(@Nullable Double share) {
        return share == null ? "–" : page.percent(share);
    }

    /** "a, b and c". */
    String list(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " " + say("and") + " " + items.getLast();
    }

    private static ZonedDateTime there(Instant instant) {
        return instant.atZone(NORWAY);
    }
}
