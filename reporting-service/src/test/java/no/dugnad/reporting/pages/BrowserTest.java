package no.dugnad.reporting.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import no.dugnad.platform.text.Messages;
import no.dugnad.reporting.pages.Browser.Visit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every page in a real browser, in three languages, light and dark, wide and narrow: axe finds nothing, Tab reaches everything, the HTML is valid. */
@QuarkusTest
@TestProfile(Country.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final int LARGEST_FIRST_PAGE = 100_000;

    @Inject
    DataSource database;

    @TestHTTPResource("/")
    String base;

    @TempDir
    Path folder;

    private JsonNode seen;

    @BeforeAll
    void visit() {
        var chromium = Browser.found();
        assumeTrue(
                chromium.isPresent(),
                "There is no Chromium here, so the pages are NOT looked at in a browser. Install it (apt install chromium), or name one in DUGNAD_CHROMIUM.");
        Country.tell(database);
        OthersTold.tell();
        seen = Browser.visit(chromium.get(), base.replaceAll("/$", ""), visits());
    }

    /** Each page in each language; light and dark, wide and narrow in turn, so that each page is seen in all four. */
    private static List<Visit> visits() {
        var visits = new ArrayList<Visit>();
        for (var path : EveryPage.PATHS) {
            visits.add(new Visit(path, "nb", "light", WIDE, null));
            visits.add(new Visit(path, "nn", "dark", WIDE, null));
            visits.add(new Visit(path, "en", "dark", NARROW, null));
            visits.add(new Visit(path, "en", "light", NARROW, null));
        }
        return visits;
    }

    @Test
    void nothingIsWrongWithAnyPage() {
        var wrong = StreamSupport.stream(seen.spliterator(), false)
                .filter(page -> !page.path("faults").isEmpty())
                .map(page -> "%s %s %s %s: %s"
                        .formatted(
                                page.path("path").asText(),
                                page.path("language").asText(),
                                page.path("scheme").asText(),
                                page.path("width").asText(),
                                page.path("faults").toPrettyString()))
                .toList();

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    @Test
    void eachPageIsInItsLanguage() {
        for (var page : seen)
            assertTrue(
                    page.path("html").asText().contains("<html lang=\"" + page.path("language").asText() + "\""),
                    page.path("path").asText());
        assertEquals(
                Messages.LANGUAGES.size(),
                StreamSupport.stream(seen.spliterator(), false)
                        .map(page -> page.path("language").asText())
                        .distinct()
                        .count());
    }

    @Test
    void theFirstPageIsSmall() {
        var bytes = seen.path(0).path("bytes").asLong();

        assertTrue(bytes > 0 && bytes < LARGEST_FIRST_PAGE, "the first page, with all that it needs, is " + bytes + " bytes");
    }

    @Test
    void theHtmlIsValid() throws IOException {
        var number = 0;
        for (var page : seen)
            Files.writeString(
                    folder.resolve("%02d%s.html".formatted(number++, page.path("path").asText().replaceAll("[^a-z]+", "-"))),
                    page.path("html").asText());

        var faults = StreamSupport.stream(Browser.validate(folder).path("messages").spliterator(), false)
                .map(message -> message.path("url").asText().replaceAll(".*/", "") + ":"
                        + message.path("lastLine").asText() + " " + message.path("message").asText() + " "
                        + message.path("extract").asText())
                .toList();

        assertEquals(List.of(), faults, () -> String.join("\n", faults));
    }
}
