package no.dugnad.instruments.edition;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.OWNER;
import static no.dugnad.instruments.Client.as;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.tag;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import no.dugnad.instruments.SetClock;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.KeptAnswer;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.platform.testing.WatchedTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever changes what is kept, the next who asks gets what it is now. */
@QuarkusTest
class CatalogueEditionTest {
    private static final String NUMBER = "9731";
    private static int sequence = 1;

    @Inject
    DataSource database;

    @Inject
    CatalogueEdition edition;

    private String instrument;
    private String call;

    @BeforeEach
    void catalogue() {
        lies("97");
        instrument = instrument("{}");
        call = call(
                instrument,
                "{'criteria':[{'id':'here','text':{'nb':'Her'},'expression':'municipality.countyNumber == \\\"97\\\"'}]}");
    }

    /** Other tests count how many municipalities there are. */
    @AfterEach
    void asBefore() {
        SetClock.reset();
        lies("97", "\"2026-06-02\"");
    }

    /** A municipality in this county, as the registry tells of it. */
    private void lies(String county) {
        lies(county, "null");
    }

    private void lies(String county, String validTo) {
        Broker.send("municipality", NUMBER, "no.dugnad.municipality.registered.v1", ++sequence, """
                {"number":"%s","organisationNumber":null,"versions":[{"name":"Fåvik","names":{"nb":"Fåvik"},"klassLabel":"Fåvik","countyNumber":"%s",
                 "countyName":"Fylket","validFrom":"2026-06-01","validTo":%s}],"attributes":null,"neighbours":[],"profile":null}
                """.formatted(
                        NUMBER, county, validTo));
        await().until(this::heard);
    }

    /** By what the service has stored, and not by what it answers. */
    private boolean heard() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select 1 from read_model.state where topic = 'municipality' and key = ? and sequence >= ?")) {
            statement.setString(1, NUMBER);
            statement.setInt(2, sequence);
            return statement.executeQuery().next();
        }
    }

    private static void patch(String path, String patch) {
        as(OWNER)
                .header("If-Match", tag(path, OWNER))
                .contentType("application/merge-patch+json")
                .body(patch.replace('\'', '"'))
                .patch(path)
                .then()
                .statusCode(200);
    }

    private String filled(String address) {
        return address.replace("{instrument}", instrument)
                .replace("{call}", call)
                .replace("{number}", NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/matches?municipality={number}&limit=500",
        "/v1/calls?instrument={instrument}",
        "/v1/calls?instrument={instrument}&status=open&q=runden&sort=relevance",
        "/v1/calls/{call}",
        "/v1/calls/{call}/reach"
    })
    void aCallThatIsWrittenIsSeen(String address) {
        KeptAnswer.standsUntil(
                filled(address),
                () -> patch(
                        "/v1/calls/" + call,
                        "{'title':{'nb':'Den andre runden'},'criteria':[{'id':'all','text':{'nb':'Alle'},'expression':'true'}]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/instruments?sort=id&limit=500",
        "/v1/instruments?q=ordningen&limit=500",
        "/v1/instruments/{instrument}",
        "/v1/instruments/{instrument}/versions"
    })
    void anInstrumentThatIsWrittenIsSeen(String address) {
        KeptAnswer.standsUntil(
                filled(address), () -> patch("/v1/instruments/" + instrument, "{'name':{'nb':'Den andre ordningen'}}"));
    }

    @ParameterizedTest
    @CsvSource({"/v1/matches?municipality={number}&limit=500", "/v1/calls/{call}/reach"})
    void whatTheOthersTellIsSeen(String address) {
        KeptAnswer.standsUntil(filled(address), () -> lies("98"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/matches?municipality={number}&limit=500",
        "/v1/calls?instrument={instrument}&status=open",
        "/v1/calls/{call}"
    })
    void whatOpensOrClosesByTheClockIsSeen(String address) {
        SetClock.to("2026-09-01T09:59:59.999Z");

        KeptAnswer.standsUntil(filled(address), () -> SetClock.to("2026-09-01T10:00:00Z"));
    }

    /** The list of what is open tomorrow; a day on which nothing opens or closes. */
    @Test
    void theNextDayIsSeen() {
        SetClock.to("2026-07-01T21:59:59Z");

        KeptAnswer.standsUntil(filled("/v1/calls/{call}/reach"), () -> SetClock.to("2026-07-01T22:00:00Z"));
    }

    @Test
    void aDraftIsShownToItsOwnerAlone() {
        var list = "/v1/calls?instrument=" + instrument;
        call(instrument, "{'draft':true}");

        for (var i = 0; i < 2; i++) {
            as(OWNER).get(list).then().body("items", hasSize(2));
            given().get(list).then().body("items", hasSize(1));
            as(Tokens.STRANGER).get(list).then().body("items", hasSize(1));
        }
        KeptAnswer.kept(list, "nb").then().body("items[0].id", equalTo(call));
    }

    /** A draft that is discarded and written again under its id is another. */
    @Test
    void whatIsPublishedIsSeenAtOnce() {
        var draft = call(instrument, "{'draft':true}");

        KeptAnswer.standsUntil(
                "/v1/calls?instrument=" + instrument, () -> patch("/v1/calls/" + draft, "{'draft':false}"));
    }

    @Test
    void everyTableThatAnswersAreMadeOfMovesIt() throws SQLException {
        assertEquals(
                Set.of(
                        // what watches and the list of changes alone read
                        "public.call_change",
                        "public.call_told",
                        "public.change_position",
                        "public.delivery",
                        "public.watch",
                        "public.news",
                        "public.news_heard",
                        // read with a token, and then nothing is kept
                        "public.call_note"),
                WatchedTables.unmoving(database, edition.parts()));
    }
}
