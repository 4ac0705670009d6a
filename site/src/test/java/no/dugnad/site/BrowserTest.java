package no.dugnad.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import no.dugnad.platform.text.Messages;
import no.dugnad.site.Browser.Visit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every page in a real browser, in three languages, light and dark, wide and narrow: axe finds nothing, Tab reaches everything, the HTML is valid. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final int LARGEST_FIRST_PAGE = 100_000;

    @TestHTTPResource("/")
    String base;

    @ConfigProperty(name = "dugnad.api-url")
    String others;

    @TempDir
    Path temporary;

    private JsonNode seen;

    /** Once, but not before all: only then does the application answer. */
    @BeforeEach
    void visit() {
        var chromium = Browser.found();
        assumeTrue(
                chromium.isPresent(),
                "There is no Chromium here, so the pages are NOT looked at in a browser. Install it (apt install chromium), or name one in DUGNAD_CHROMIUM.");
        if (seen != null) return;
        var visits = new ArrayList<Visit>();
        for (var path : EveryPage.PATHS) visits.addAll(visits(path, null));
        visits.addAll(visits("/imports/" + ImportPageTest.rejected(), ImportPageTest.SENDER));
        seen = Browser.visit(chromium.get(), base.replaceAll("/$", ""), visits);
    }

    /** A page in each language, light and dark, wide and narrow; the narrow ones are some light and some dark. */
    private static List<Visit> visits(String path, String authorization) {
        return List.of(
                new Visit(path, "nb", "light", WIDE, true, authorization),
                new Visit(path, "nn", "dark", WIDE, false, authorization),
                new Visit(path, "en", path.length() % 2 == 0 ? "light" : "dark", NARROW, false, authorization));
    }

    @Test
    void whatIsWrongIsFound() {
        OtherServices.answer(
                "/wrong",
                200,
                "<!doctype html><html><body style=\"width:2000px\"><img src=\"data:,\"><a href=\"#x\"></a></body></html>");
        var wrong = Browser.visit(
                        Browser.found().orElseThrow(),
                        others,
                        List.of(new Visit("/wrong", "nb", "light", WIDE, true, null)))
                .path(0);

        var faults = wrong.path("faults").toString();
        for (var fault : List.of("policy", "inline", "wider", "skip link", "image-alt", "link-name", "html-has-lang"))
            assertTrue(faults.contains(fault), fault + " in " + faults);
        assertTrue(!validated(List.of(wrong)).isEmpty());
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
                    page.path("html")
                            .asText()
                            .contains("<html lang=\"" + page.path("language").asText() + "\""),
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

        assertTrue(
                bytes > 0 && bytes < LARGEST_FIRST_PAGE,
                "the first page, with all that it needs, is " + bytes + " bytes");
    }

    @Test
    void theHtmlIsValid() {
        var pages = new ArrayList<JsonNode>();
        seen.forEach(pages::add);

        var faults = validated(pages);

        assertEquals(List.of(), faults, () -> String.join("\n", faults));
    }

    private List<String> validated(List<JsonNode> pages) {
        try {
            var folder = Files.createTempDirectory(temporary, "html");
            for (var page : pages)
                Files.writeString(
                        folder.resolve("%02d%s.html"
                                .formatted(
                                        pages.indexOf(page),
                                        page.path("path").asText().replaceAll("[^a-z]+", "-"))),
                        page.path("html").asText());
            return StreamSupport.stream(
                            Browser.validate(folder).path("messages").spliterator(), false)
                    .map(message -> message.path("url").asText().replaceAll(".*/", "") + ":"
                            + message.path("lastLine").asText() + " "
                            + message.path("message").asText() + " "
                            + message.path("extract").asText())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
