package no.dugnad.partnerships.partnership;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.partnerships.Client.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ArenaResourceTest {
    private static final String SEMINAR = """
            {"kind":"experience-seminar","name":{"nb":"Æ, ø; og å: erfaringer med felles løsninger på tvers av mange små kommuner","en":"Experiences"},
             "description":{"nb":"Første linje.\\nAndre linje."},"startsAt":"2027-03-01T09:00:00+01:00","endsAt":"2027-03-01T12:00:00+01:00",
             "place":"Inderøy","website":"https://example.org/a"}""";

    @Test
    void anArenaIsAnnouncedReadMovedAndCalledOff() throws Exception {
        var path = partnership("");
        var arena = as(KS).body(SEMINAR)
                .post(path + "/arenas")
                .then()
                .statusCode(201)
                .body("startsAt", equalTo("2027-03-01T08:00:00Z"))
                .body("cancelled", equalTo(false))
                .extract()
                .header("Location");
        var standing = as(KS).body("{\"kind\":\"meeting-place\",\"name\":{\"nb\":\"Kompiskommuner\"}}")
                .post(path + "/arenas")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        as(KS).header("If-Match", tag(arena))
                .body("{\"cancelled\":true}")
                .patch(arena)
                .then()
                .statusCode(200);
        as(KS).header("If-Match", tag(arena))
                .body("{\"cancelled\":true}")
                .patch(arena)
                .then()
                .statusCode(200);

        given().get(path + "/arenas")
                .then()
                .statusCode(200)
                .body("items.kind", contains("experience-seminar", "meeting-place"));
        given().get(path + "/arenas?kind=meeting-place").then().body("total", equalTo(1));
        given().get(path + "/arenas?from=2027-03-02").then().body("total", equalTo(0));
        var sent = Broker.awaitType("dugnad.arena", last(arena), "no.dugnad.arena.revised.v1");
        Examples.assertValid("arena", sent.data());
        assertTrue(sent.data().path("cancelled").asBoolean());

        var answer = given().header("Accept-Language", "nn")
                .get(path + "/arenas.ics")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/calendar"))
                .header("Content-Language", "nn")
                .extract()
                .asString();
        assertTrue(Arrays.stream(answer.split("\r\n"))
                .allMatch(l -> l.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75));
        var calendar = new CalendarBuilder().build(new StringReader(answer));
        calendar.validate(true);
        var event = (VEvent) calendar.getComponents().getFirst();
        assertEquals(1, calendar.getComponents().size());
        assertEquals(
                arena.substring(arena.lastIndexOf('/') + 1),
                event.getUid().orElseThrow().getValue());
        assertEquals(
                "Æ, ø; og å: erfaringer med felles løsninger på tvers av mange små kommuner",
                event.getSummary().getValue());
        assertEquals(
                "Erfaringsseminar\nFørste linje.\nAndre linje.",
                event.getDescription().getValue());
        assertEquals("CANCELLED", event.getStatus().getValue());
        assertEquals("1", event.getSequence().getValue());
        given().get(path + "/arenas.ics?language=en").then().header("Content-Language", "en");
        given().get("/v1/partnerships/finnes-ikke/arenas.ics").then().statusCode(404);

        as(Tokens.STRANGER).body(SEMINAR).post(path + "/arenas").then().statusCode(403);
        as(KS).header("If-Match", tag(arena)).delete(arena).then().statusCode(204);
        given().get(arena).then().statusCode(404);
        as(KS).header("If-Match", tag(path)).delete(path).then().statusCode(204);
        Broker.awaitType("dugnad.arena", last(standing), "no.dugnad.arena.removed.v1");
        given().get("/v1/partnership-events?subject=" + id(path))
                .then()
                .body("items.type", contains("no.dugnad.partnership.formed.v1", "no.dugnad.partnership.removed.v1"));
    }

    @Test
    void anArenaLeavesAsTheContractsExample() {
        var path = partnership("");
        var example = (ObjectNode) Examples.json("arena.announced");
        var written = example.deepCopy();
        written.remove(List.of("id", "partnershipId"));

        String id = as(KS).body(written.toString())
                .post(path + "/arenas")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        var sent = Broker.awaitType("dugnad.arena", id, "no.dugnad.arena.announced.v1");
        Examples.assertValid("arena", sent.data());
        assertEquals(example.put("id", id).put("partnershipId", id(path)), sent.data());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"party\",\"name\":{\"nb\":\"x\"}} | /kind | not-one-of",
                "{\"kind\":\"webinar\"} | /name | not-null",
                "{\"kind\":\"webinar\",\"name\":{\"nb\":\"x\"},\"endsAt\":\"2027-01-01T10:00:00Z\"} | /startsAt | not-null",
                "{\"kind\":\"webinar\",\"name\":{\"nb\":\"x\"},\"startsAt\":\"2027-01-01T10:00:00Z\",\"endsAt\":\"2027-01-01T10:00:00Z\"} | /endsAt | ends-before-it-starts",
                "{\"kind\":\"webinar\",\"name\":{\"nb\":\"x\"},\"startsAt\":\"2300-01-01T10:00:00Z\"} | /startsAt | date-out-of-range",
                "{\"kind\":\"webinar\",\"name\":{\"nb\":\"x\"},\"startsAt\":\"2027-01-01\"} | /startsAt | wrong-format",
                "{\"kind\":\"webinar\",\"name\":{\"nb\":\"x\"},\"website\":\"ftp://x\"} | /website | web-address"
            })
    void whatCannotBeAnArenaIsPointedAt(String arena, String pointer, String code) {
        as(KS).body(arena)
                .post(partnership("") + "/arenas")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String id(String path) {
        return path.substring("/v1/partnerships/".length());
    }
}
