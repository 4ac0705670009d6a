package no.dugnad.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-10-25T00:30:00Z, nb, 25. oktober 2026 02:30 (sentraleuropeisk sommertid)",
        "2026-10-25T01:30:00Z, nb, 25. oktober 2026 02:30 (sentraleuropeisk normaltid)",
        "2026-10-25T02:30:00Z, nb, 25. oktober 2026 03:30",
        "2026-10-25T00:30:00Z, en, 25 October 2026 02:30 (Central European Summer Time)",
        "2026-03-29T01:30:00Z, nn, 29. mars 2026 03:30"
    })
    void ofAnHourThatComesTwiceTheZoneIsWritten(Instant instant, String language, String written) {
        assertEquals(
                written,
                Dates.time(
                        instant.atZone(ZoneId.of("Europe/Oslo")),
                        language.equals("en") ? "d MMMM yyyy HH:mm" : "d. MMMM yyyy HH:mm",
                        language));
    }
}
