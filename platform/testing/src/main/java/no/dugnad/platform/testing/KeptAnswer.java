package no.dugnad.platform.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Metrics;
import io.restassured.response.Response;
import java.util.Arrays;
import no.dugnad.platform.text.Messages;

/** An answer that is kept for as long as it stands ({@code Ready}): it is given again, and not once it is another. */
public final class KeptAnswer {
    private KeptAnswer() {}

    /**
     * Reads it until it is kept, in each language; does what changes it, and sees what is then made anew.
     *
     * @param address path and query
     */
    public static void standsUntil(String address, Runnable change) {
        var before = Messages.LANGUAGES.stream()
                .map(language -> kept(address, language))
                .toList();

        change.run();

        for (var was : before) {
            var language = Messages.LANGUAGES.get(before.indexOf(was));
            var now = read(address, language);
            assertFalse(Arrays.equals(was.asByteArray(), now.asByteArray()), address + " is the old one");
            assertArrayEquals(madeAnew(address, language).asByteArray(), now.asByteArray(), address);
            assertEquals(200, asked(address, language, was.header("ETag")));
            assertEquals(304, asked(address, language, now.header("ETag")));
        }
    }

    /** What is kept of it, which is what is made anew. */
    public static Response kept(String address, String language) {
        var first = read(address, language);
        var hits = hits();
        var second = read(address, language);
        assertTrue(hits() > hits, address + " is not kept");
        assertArrayEquals(first.asByteArray(), second.asByteArray(), address);
        assertArrayEquals(madeAnew(address, language).asByteArray(), second.asByteArray(), address);
        assertEquals(304, asked(address, language, first.header("ETag")));
        return second;
    }

    private static Response read(String address, String language) {
        var answer = given().header("Accept-Language", language).get(address);
        assertEquals(200, answer.statusCode(), address);
        return answer;
    }

    /** As whoever has a token gets it, here one who may see no more than others. */
    private static Response madeAnew(String address, String language) {
        return given().header("Accept-Language", language)
                .header("Authorization", "Bearer " + Tokens.of("dugnad:nothing", Tokens.STRANGER))
                .get(address);
    }

    private static int asked(String address, String language, String tag) {
        return given().header("Accept-Language", language)
                .header("If-None-Match", tag)
                .get(address)
                .statusCode();
    }

    private static double hits() {
        return Metrics.globalRegistry
                .get("cache.gets")
                .tags("cache", "ready-answers", "result", "hit")
                .functionCounter()
                .count();
    }
}
