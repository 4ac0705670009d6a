package no.dugnad.instruments.syndication;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.admin;
import static no.dugnad.instruments.Client.as;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.callBody;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.newId;
import static no.dugnad.instruments.Client.putCall;
import static no.dugnad.instruments.Client.tag;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.junit.QuarkusTest;
import java.io.StringReader;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import no.dugnad.instruments.Client;
import no.dugnad.instruments.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Read as others read them: with Rome and with ical4j. */
@QuarkusTest
class CallFeedsTest {
    private static final String STAGED =
            "{'title':{'nb':'Æ, ø; og å','en':'In English'},'summary':{'nb':'Om <b>støtte</b> & råd.'},'reportingDueAt':'2027-03-01T11:00:00Z',"
                    + "'stages':[{'id':'sketch','name':{'nb':'Skisse'},'closesAt':'2026-07-01T10:00:00Z'}]}";

    @AfterEach
    void clock() {
        SetClock.reset();
    }

    private static SyndFeed atom(String query) throws Exception {
        return new SyndFeedInput()
                .build(new StringReader(given().get("/v1/calls.atom?" + query)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()));
    }

    private static net.fortuna.ical4j.model.Calendar calendar(String query) throws Exception {
        return new CalendarBuilder()
                .build(new StringReader(given().get("/v1/calls.ics?" + query)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()));
    }

    private static List<VEvent> events(String query) throws Exception {
        return calendar(query).<CalendarComponent>getComponents("VEVENT").stream()
                .map(VEvent.class::cast)
                .toList();
    }

    private static String value(VEvent event, String property) {
        return event.<Property>getProperty(property).orElseThrow().getValue();
    }

    @Test
    void aFeedReaderSeesWhatASearchFinds() throws Exception {
        var instrument = instrument("{}");
        var open = call(instrument, STAGED);
        call(instrument, "{'closesAt':'2026-06-10T10:00:00Z'}");
        call(instrument, "{'draft':true}");

        var feed = atom("instrument=" + instrument);

        assertEquals("atom_1.0", feed.getFeedType());
        assertEquals("Utlysninger i Dugnad", feed.getTitle());
        assertTrue(feed.getUri().startsWith("urn:uuid:"), feed.getUri());
        assertEquals(1, feed.getEntries().size());
        SyndEntry entry = feed.getEntries().getFirst();
        assertEquals("Æ, ø; og å", entry.getTitle());
        assertTrue(entry.getDescription().getValue().contains("Om <b>støtte</b> & råd."));
        assertTrue(
                entry.getDescription().getValue().contains("Søknadsfrist: 1. september 2026 12:00"),
                entry.getDescription().getValue());
        assertTrue(entry.getLinks().stream().anyMatch(link -> link.getHref().endsWith("/v1/calls/" + open)));
        assertEquals("open", entry.getCategories().getFirst().getName());
        assertEquals(
                2,
                atom("status=closed,open&instrument=" + instrument).getEntries().size());
        assertEquals(
                0, atom("q=finnesikke&instrument=" + instrument).getEntries().size());
    }

    @Test
    void anEntryKeepsItsIdAndIsUpdatedWhenItIsWrittenAndWhenItOpens() throws Exception {
        var instrument = instrument("{}");
        var id = call(instrument, "{'opensAt':'2026-07-01T08:00:00Z'}");
        var before = atom("instrument=" + instrument).getEntries().getFirst();
        assertEquals("upcoming", before.getCategories().getFirst().getName());

        SetClock.to("2026-07-02T08:00:00Z");
        as(Client.OWNER)
                .header("If-Match", tag("/v1/calls/" + id))
                .contentType("application/merge-patch+json")
                .body("{\"title\":{\"nb\":\"Ny tittel\"}}")
                .patch("/v1/calls/" + id)
                .then()
                .statusCode(200);
        var after = atom("instrument=" + instrument).getEntries().getFirst();

        assertEquals(before.getUri(), after.getUri());
        assertEquals("Ny tittel", after.getTitle());
        assertTrue(after.getUpdatedDate().after(before.getUpdatedDate()));
        assertEquals("open", after.getCategories().getFirst().getName());
    }

    @Test
    void anUnchangedFeedIsNotSentAgain() {
        var instrument = instrument("{}");
        call(instrument, "{}");
        for (var path : List.of("/v1/calls.atom?instrument=" + instrument, "/v1/calls.ics?instrument=" + instrument)) {
            var tag = given().get(path).then().statusCode(200).extract().header("ETag");
            given().header("If-None-Match", tag).get(path).then().statusCode(304);
            call(instrument, "{}");
            given().header("If-None-Match", tag).get(path).then().statusCode(200);
        }
    }

    @Test
    void aCalendarHasOpeningDeadlineStagesAndReport() throws Exception {
        var instrument = instrument("{}");
        call(instrument, STAGED);

        var events = events("instrument=" + instrument);

        assertEquals(
                List.of(),
                calendar("instrument=" + instrument).validate().getEntries().stream()
                        .map(Object::toString)
                        .toList());
        assertEquals(
                List.of(
                        "20260601T080000Z Åpner: Æ, ø; og å",
                        "20260901T100000Z Søknadsfrist: Æ, ø; og å",
                        "20260701T100000Z Søknadsfrist, Skisse: Æ, ø; og å",
                        "20270301T110000Z Rapporteringsfrist: Æ, ø; og å"),
                events.stream()
                        .map(event -> value(event, "DTSTART") + " " + value(event, "SUMMARY"))
                        .toList());
        assertEquals(
                4, events.stream().map(event -> value(event, "UID")).distinct().count());
        assertEquals(
                List.of("Opens: In English", "Deadline: In English"),
                events("language=en&instrument=" + instrument).stream()
                        .limit(2)
                        .map(event -> value(event, "SUMMARY"))
                        .toList());
    }

    @Test
    void aMovedDeadlineIsTheSameEventWithAHigherSequence() throws Exception {
        var instrument = instrument("{}");
        var id = call(instrument, "{}");
        var before = events("instrument=" + instrument).get(1);

        as(Client.OWNER)
                .header("If-Match", tag("/v1/calls/" + id))
                .contentType("application/merge-patch+json")
                .body("{\"closesAt\":\"2026-10-01T10:00:00Z\"}")
                .patch("/v1/calls/" + id)
                .then()
                .statusCode(200);
        var after = events("instrument=" + instrument).get(1);

        assertEquals(value(before, "UID"), value(after, "UID"));
        assertNotEquals(value(before, "SEQUENCE"), value(after, "SEQUENCE"));
        assertEquals("20261001T100000Z", value(after, "DTSTART"));
    }

    @Test
    void linesAreFoldedAt75OctetsAndReadWholeAgain() throws Exception {
        var instrument = instrument("{}");
        var title = "Åærlig lang tittel med blåbærsyltetøy 🫐 ".repeat(8).strip();
        call(instrument, "{'title':{'nb':'" + title + "'}}");

        var text = given().get("/v1/calls.ics?instrument=" + instrument).asString();

        for (var line : text.split("\r\n"))
            assertTrue(line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75, line);
        assertEquals(
                "Søknadsfrist: " + title,
                value(events("instrument=" + instrument).get(1), "SUMMARY"));
    }

    @Test
    void aDemonstrationAndAWithdrawnOneSayWhatTheyAre() throws Exception {
        var instrument = instrument("{}");
        putCall(admin(), newId(), callBody(instrument, "{'demo':true,'withdrawnAt':'2026-06-10T08:00:00Z'}"))
                .statusCode(201);

        var entry =
                atom("status=withdrawn&instrument=" + instrument).getEntries().getFirst();
        var event = events("status=withdrawn&instrument=" + instrument).getFirst();

        assertEquals("Demonstrasjon: Runden", entry.getTitle());
        assertTrue(entry.getCategories().stream().anyMatch(c -> c.getName().equals("demo")));
        assertEquals("CANCELLED", value(event, "STATUS"));
        assertEquals("OPENS,DEMO", value(event, "CATEGORIES"));
    }

    @Test
    void anEmptyFeedIsAFeedAndAWrongFilterIsAProblem() throws Exception {
        assertEquals(0, atom("instrument=there-is-none").getEntries().size());
        assertEquals(0, events("instrument=there-is-none").size());
        given().get("/v1/calls.atom?status=often")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("status"));
        given().get("/v1/calls.ics?colour=red").then().statusCode(400).body("errors[0].parameter", equalTo("colour"));
    }
}
