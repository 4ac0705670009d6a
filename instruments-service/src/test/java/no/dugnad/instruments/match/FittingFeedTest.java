package no.dugnad.instruments.match;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.junit.QuarkusTest;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The feeds of what fits one municipality. */
@QuarkusTest
class FittingFeedTest {
    private static final String BERGEN = "4601";

    private static String criterion(String expression) {
        return ",'criteria':[{'id':'c','text':{'nb':'c'},'expression':'" + expression + "'}]}";
    }

    @Test
    void onlyWhatFitsTheMunicipalityIsInItWithTheVerdict() throws Exception {
        Registry.tell();
        var instrument = instrument("{}");
        call(instrument, "{'title':{'nb':'Stor'}" + criterion("municipality.population > 100000"));
        call(instrument, "{'title':{'nb':'Liten'}" + criterion("municipality.population < 5000"));
        call(instrument, "{'title':{'nb':'Ukjent'}" + criterion("municipality.profile[\\\"staffCapacity\\\"] > 1.0"));
        var query = "?municipality=" + BERGEN + "&instrument=" + instrument;
        await().untilAsserted(() ->
                given().get("/v1/calls.ics" + query).then().statusCode(200).body(containsString("Søknadsfrist: Stor")));

        var feed = new SyndFeedInput()
                .build(new StringReader(given().get("/v1/calls.atom" + query).asString()));

        assertEquals(
                List.of("Stor eligible", "Ukjent undetermined"),
                feed.getEntries().stream()
                        .map(entry -> entry.getTitle() + " "
                                + entry.getCategories().getLast().getName())
                        .sorted()
                        .toList());
        assertTrue(feed.getEntries().stream()
                .anyMatch(entry -> entry.getDescription().getValue().startsWith("Kommunen kan søke.")));
        given().get("/v1/calls.atom?municipality=9999")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-municipality"));
        given().get("/v1/calls.ics?municipality=46")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("municipality-number"));
    }
}
