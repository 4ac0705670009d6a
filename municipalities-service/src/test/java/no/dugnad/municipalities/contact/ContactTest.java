package no.dugnad.municipalities.contact;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import no.dugnad.municipalities.SetClock;
import no.dugnad.municipalities.reference.ShippedRegistry;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts are persons: who sees them, who writes them, and that they can be gone. Each test has a municipality of its own. */
@QuarkusTest
class ContactTest {
    private static final String READER = Tokens.of("dugnad:contacts.read", "991825827");
    private static final String KARI = """
            {"role":"research-innovation","name":"Kari Utprøve","email":"kari@example.no","phone":"+47 900 00 000","title":"Rådgjevar"}""";
    private static final String OLA = """
            {"role":"digitalisation","name":"Ola Utprøve","email":"ola@example.no"}""";

    private final DataSource database;

    ContactTest(DataSource database) {
        this.database = database;
    }

    @AfterEach
    void today() {
        SetClock.reset();
    }

    @Test
    void theMunicipalityStatesItsContactsAndHoldersOfTheScopeReadThem() {
        state("4602", KARI, OLA).statusCode(200).body("items.role", contains("research-innovation", "digitalisation"));

        contacts("4602", READER)
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items.name", contains("Kari Utprøve", "Ola Utprøve"))
                .body("items[0].statedOn", equalTo("2026-10-01"))
                .body("items[0].statedBy", equalTo(organisation("4602")))
                .body("items[0].expiresOn", equalTo("2027-10-01"))
                .body("items[0].expired", equalTo(false));
        contacts("4602", own("4602")).statusCode(200);
        given().get("/v1/municipalities/4602/contacts").then().statusCode(401);
        contacts("4602", Tokens.of("dugnad:instruments.write", "991825827")).statusCode(403);
        contacts("4602", own("4611")).statusCode(403);
    }

    @Test
    void allSeeWhetherThereIsSomebodyAndNobodySeesWho() {
        state("4637", KARI).statusCode(200);

        given().get("/v1/municipalities/4637/contact-roles")
                .then()
                .statusCode(200)
                .body("items.role", contains("research-innovation", "digitalisation"))
                .body("items.stated", contains(true, false))
                .body("items[0].keySet()", containsInAnyOrder("role", "stated", "goodUntil"))
                .body("items[0].goodUntil", equalTo("2027-10-01"))
                .body("items[1].goodUntil", equalTo(null));

        SetClock.to("2027-10-01T07:00:00Z");
        given().get("/v1/municipalities/4637/contact-roles").then().body("items.stated", contains(false, false));
        given().get("/v1/municipalities/0000/contact-roles").then().statusCode(404);
    }

    @Test
    void whoeverIsLeftOutIsErasedAndTheTraceIsKept() throws SQLException {
        state("4611", KARI, OLA).statusCode(200);

        state("4611", OLA).statusCode(200).body("items.name", contains("Ola Utprøve"));

        given().header("Authorization", "Bearer " + READER)
                .get("/v1/municipalities/4611/contacts/erasures")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].role", equalTo("research-innovation"))
                .body("items[0].erasedBy", equalTo(organisation("4611")));
        assertEquals(0, rowsWith("Kari Utprøve", "4611"));
    }

    @Test
    void aPersonWithANewTelephoneIsTheSamePerson() {
        String id = state("4624", KARI).statusCode(200).extract().path("items[0].id");

        state("4624", KARI.replace("900 00 000", "911 11 111"))
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].phone", equalTo("+47 911 11 111"));

        given().header("Authorization", "Bearer " + READER)
                .get("/v1/municipalities/4624/contacts/erasures")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void aPersonIsErasedOnRequest() {
        String id = state("4612", KARI).statusCode(200).extract().path("items[0].id");

        var tag = given().header("Authorization", "Bearer " + READER)
                .get("/v1/municipalities/4612/contacts/" + id)
                .header("ETag");
        erase("4612", id, own("4611"), tag).statusCode(403);
        erase("4612", id, own("4612"), null).statusCode(428);

        erase("4612", id, own("4612"), tag).statusCode(204);

        contacts("4612", READER).body("items", hasSize(0));
        erase("4612", id, own("4612"), tag).statusCode(404);
    }

    @Test
    void whatIsConfirmedIsGoodForAnotherYearAndWhatIsNotIsRemindedOf() {
        state("4613", KARI, OLA).statusCode(200);
        SetClock.to("2027-09-20T10:00:00Z");

        given().header("Authorization", "Bearer " + READER)
                .get("/v1/expiring-contacts?limit=500")
                .then()
                .statusCode(200)
                .body("items.number", hasItem("4613"))
                .body("items[0].keySet()", containsInAnyOrder("number", "role", "expiresOn", "expired"));
        given().header("Authorization", "Bearer " + own("4613"))
                .get("/v1/expiring-contacts")
                .then()
                .body("items.number", everyItem(equalTo("4613")))
                .body("total", equalTo(2));

        state("4613", KARI, OLA).statusCode(200).body("items.expiresOn", everyItem(equalTo("2028-09-20")));

        given().header("Authorization", "Bearer " + own("4613"))
                .get("/v1/expiring-contacts")
                .then()
                .body("total", equalTo(0));
        SetClock.to("2028-09-20T10:00:00Z");
        contacts("4613", READER).body("items.expired", everyItem(equalTo(true)));
    }

    @Test
    void personsAreNeitherInTheLogNorInEvents() {
        var lines = new ArrayList<String>();
        var listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + " "
                        + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(listener);
        try {
            state("4614", KARI).statusCode(200);
            contacts("4614", READER).statusCode(200);
            state("4614").statusCode(200);
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }

        assertFalse(lines.stream().noneMatch(l -> l.contains("Contacts of municipality")), "access is logged");
        assertFalse(lines.stream().anyMatch(l -> l.contains("Kari") || l.contains("kari@example.no")));
        given().get("/v1/municipality-events?subject=4614&limit=500").then().body(not(containsString("Kari")));
    }

    @Test
    void aMunicipalityWhoseOrganisationIsNotKnownIsWrittenByAnAdministrator() {
        write("1580", Tokens.of("dugnad:statements.write", "991825827"), KARI)
                .statusCode(403)
                .body("detail", containsString("1580"));
        write("1580", Tokens.admin(), KARI).statusCode(200);
    }

    @Test
    void twoWhoWriteAtOnceDoNotOverwriteEachOther() {
        var tag = given().header("Authorization", "Bearer " + own("4615"))
                .get("/v1/municipalities/4615/contacts")
                .header("ETag");
        state("4615", KARI).statusCode(200);

        put("4615", own("4615"), tag, OLA).statusCode(412);
        put("4615", own("4615"), null, OLA).statusCode(428);

        contacts("4615", READER).body("items.name", contains("Kari Utprøve"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\":\"mayor\",\"name\":\"A\",\"email\":\"a@b.no\"}                                         | /items/0/role",
                "{\"role\":\"digitalisation\",\"name\":\" \",\"email\":\"a@b.no\"}                                | /items/0/name",
                "{\"role\":\"digitalisation\",\"name\":\"A\",\"email\":\"nowhere\"}                               | /items/0/email",
                "{\"role\":\"digitalisation\",\"name\":\"A\",\"email\":\"a@b.no\",\"phone\":\"call\"}             | /items/0/phone",
                "{\"role\":\"digitalisation\",\"name\":\"A\",\"email\":\"a@b.no\",\"expiresOn\":\"2026-10-01\"}   | /items/0/expiresOn",
                "{\"role\":\"digitalisation\",\"name\":\"A\",\"email\":\"a@b.no\",\"expiresOn\":\"2029-01-01\"}   | /items/0/expiresOn",
                "{\"role\":\"digitalisation\",\"name\":\"A\",\"email\":\"a@b.no\",\"expired\":true}               | /items/0/expired",
            })
    void badInputIsRefusedAtItsPlace(String contact, String pointer) {
        write("4616", own("4616"), contact).statusCode(400).body("errors[0].pointer", equalTo(pointer));
        contacts("4616", READER).body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999", "301", "1507"})
    void aNumberThatIsNoneHasNoContacts(String number) {
        put(number, Tokens.admin(), "\"x\"", KARI).statusCode(404);
    }

    private ValidatableResponse state(String number, String... contacts) {
        return write(number, own(number), contacts);
    }

    private static ValidatableResponse write(String number, String token, String... contacts) {
        var tag = given().header("Authorization", "Bearer " + Tokens.admin())
                .get("/v1/municipalities/" + number + "/contacts")
                .header("ETag");
        return put(number, token, tag, contacts);
    }

    private static ValidatableResponse put(String number, String token, String tag, String... contacts) {
        var request = given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"items\":[" + String.join(",", contacts) + "]}");
        if (tag != null) request = request.header("If-Match", tag);
        return request.put("/v1/municipalities/" + number + "/contacts").then();
    }

    private static ValidatableResponse contacts(String number, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/municipalities/" + number + "/contacts")
                .then();
    }

    private static ValidatableResponse erase(String number, String id, String token, String tag) {
        var request = given().header("Authorization", "Bearer " + token);
        if (tag != null) request = request.header("If-Match", tag);
        return request.delete("/v1/municipalities/" + number + "/contacts/" + id)
                .then();
    }

    private static String own(String number) {
        return Tokens.of("dugnad:statements.write", organisation(number));
    }

    private static String organisation(String number) {
        return ShippedRegistry.REGISTRY.facts().organisations().get(number);
    }

    private int rowsWith(String name, String number) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("select count(*) from contact where name = ? and number = ?")) {
            statement.setString(1, name);
            statement.setString(2, number);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
