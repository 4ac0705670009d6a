package no.dugnad.partnerships.partnership;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.bearer;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.partnerships.partnership.BodyResourceTest.body;
import static no.dugnad.partnerships.partnership.BodyResourceTest.seat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import no.dugnad.partnerships.Database;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Persons on seats and contacts: read with a token, absent from logs and events, erased with only the trace kept. */
@QuarkusTest
class PersonsTest {
    private static final String BUSINESS = "{\"kind\":\"business\",\"name\":\"Bedrift AS\"}";

    @Test
    void whoSitsInASeatIsReadWithATokenAndErased() {
        var name = "Kari " + UUID.randomUUID();
        var path = partnership("");
        var body = body(path, "strategic-council", "Rådet", "2020-01-01", null);
        var seat = seat(body, BUSINESS, "leader", "2021-01-01", null);
        var person = seat + "/person";
        var lines = new Lines();

        // it is stated by the host
        as(KS).body("{\"name\":\"" + name + "\"}").put(person).then().statusCode(428);
        var tag = as(KS).header("If-None-Match", "*")
                .body("{\"name\":\"" + name + "\",\"title\":\"Kommunedirektør\"}")
                .put(person)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("statedBy", equalTo(KS))
                .extract()
                .header("ETag");
        as(Tokens.STRANGER)
                .header("If-Match", tag)
                .body("{\"name\":\"x\"}")
                .put(person)
                .then()
                .statusCode(403);

        // read with the scope, or as the host
        reader().get(person).then().statusCode(200).body("name", equalTo(name)).header("ETag", equalTo(tag));
        as(KS).get(person).then().statusCode(200);
        reader().get(body + "/persons").then().statusCode(200).body("items.name", contains(name));
        reader().get(body + "/persons?at=2020-06-01").then().body("items", hasSize(0));
        given().get(person).then().statusCode(401);
        bearer(Tokens.of(Scopes.STATEMENTS, KS)).get(person).then().statusCode(403);
        as(Tokens.STRANGER).get(person).then().statusCode(403);
        as(Tokens.STRANGER).get(body + "/persons").then().statusCode(403);

        // and is in nothing that is open, in no event and in no log
        for (var open : List.of(seat, body, body + "/seats", path))
            assertFalse(given().get(open).asString().contains(name), open);
        var told = body.substring(body.lastIndexOf('/') + 1);
        Broker.awaitType("dugnad.body", told, "no.dugnad.body.seat-taken.v1");
        assertEquals(2, Broker.all("dugnad.body", told).size());
        assertTrue(
                Broker.all("dugnad.body", told).stream().noneMatch(s -> s.raw().contains(name)));
        assertEquals(0, Database.number("select count(*) from journal where data::text like '%" + name + "%'"));
        assertTrue(lines.any("Person on a seat of partnership " + id(path) + " read by " + KS));
        assertTrue(lines.any("Persons on seats of partnership " + id(path) + " read by 972417858"));
        assertFalse(lines.any(name));

        // erased, with only the trace kept
        as(KS).delete(person).then().statusCode(428);
        as(KS).header("If-Match", tag).delete(person).then().statusCode(204);
        reader().get(person).then().statusCode(404);
        reader().get(path + "/person-erasures")
                .then()
                .statusCode(200)
                .body("items.what", contains("seat"))
                .body("items.erasedBy", contains(KS))
                .body("items[0].erasedAt", notNullValue());
        assertEquals(0, Database.number("select count(*) from seat_person where name = '" + name + "'"));
    }

    @Test
    void whoSatInASeatThatIsRemovedIsErased() {
        var path = partnership("");
        var seat = seat(body(path, "core-team", "Kjernen", null, null), BUSINESS, "member", null, null);
        as(KS).header("If-None-Match", "*")
                .body("{\"name\":\"Ola\"}")
                .put(seat + "/person")
                .then()
                .statusCode(200);

        as(KS).header("If-Match", no.dugnad.partnerships.Client.tag(seat))
                .delete(seat)
                .then()
                .statusCode(204);

        as(KS).get(path + "/person-erasures").then().body("items.what", contains("seat"));
    }

    @Test
    void aContactIsStatedReadChangedAndErased() {
        var name = "Nils " + UUID.randomUUID();
        var path = partnership("");
        var key = "\"" + UUID.randomUUID() + "\"";
        var request = "{\"role\":\"one-door\",\"name\":\"" + name
                + "\",\"email\":\"post@example.org\",\"phone\":\"+47 55 55 55 55\"}";
        var lines = new Lines();

        var stated = as(KS).header("Idempotency-Key", key)
                .body(request)
                .post(path + "/contacts")
                .then()
                .statusCode(201)
                .body("expired", equalTo(false))
                .extract();
        var contact = stated.header("Location");
        // the stored answer holds no person
        as(KS).header("Idempotency-Key", key)
                .body(request)
                .post(path + "/contacts")
                .then()
                .statusCode(201)
                .header("Location", equalTo(contact))
                .body(blankOrNullString());
        assertEquals(
                0,
                Database.number("select count(*) from idempotency where position('" + name + "'::bytea in body) > 0"));
        given().get(path + "/contacts").then().statusCode(401);
        as(Tokens.STRANGER).get(path + "/contacts").then().statusCode(403);
        reader().get(path + "/contacts")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("items.name", contains(name))
                .body("items.role", contains("one-door"));
        as(KS).header("If-Match", stated.header("ETag"))
                .body("{\"title\":\"Programleder\",\"phone\":null}")
                .patch(contact)
                .then()
                .statusCode(200)
                .body("title", equalTo("Programleder"))
                .body("phone", equalTo(null))
                .body("name", equalTo(name));
        reader().get(contact).then().statusCode(200);
        given().get("/v1/partnership-events?subject=" + id(path)).then().body("items", hasSize(1));
        assertTrue(lines.any("Contacts of partnership " + id(path) + " read by 972417858"));
        assertFalse(lines.any(name));

        var tag = reader().get(contact).header("ETag");
        as(Tokens.STRANGER).header("If-Match", tag).delete(contact).then().statusCode(403);
        as(KS).header("If-Match", tag).delete(contact).then().statusCode(204);
        reader().get(contact).then().statusCode(404);
        as(KS).get(path + "/person-erasures").then().body("items.what", contains("contact"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\":\"one-door\",\"name\":\"x\",\"email\":\"ikke en adresse\"} | /email | email",
                "{\"role\":\"one-door\",\"name\":\" \",\"email\":\"a@b.no\"} | /name | not-blank",
                "{\"role\":\"one-door\",\"name\":\"a\\u0000b\",\"email\":\"a@b.no\"} | /name | control-character",
                "{\"role\":\"boss\",\"name\":\"x\",\"email\":\"a@b.no\"} | /role | not-one-of",
                "{\"role\":\"one-door\",\"name\":\"x\",\"email\":\"a@b.no\",\"phone\":\"ring\"} | /phone | phone",
                "{\"role\":\"one-door\",\"name\":\"x\",\"email\":\"a@b.no\",\"expiresOn\":\"2013-01-01\"} | /expiresOn | contact-expires"
            })
    void whatCannotBeAContactIsPointedAt(String contact, String pointer, String code) {
        as(KS).body(contact)
                .post(partnership("") + "/contacts")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    @Test
    void whoeverIsAContactOfARemovedPartnershipIsErased() {
        var path = partnership("");
        as(KS).body("{\"role\":\"coordination\",\"name\":\"Ola\",\"email\":\"a@b.no\"}")
                .post(path + "/contacts")
                .then()
                .statusCode(201);

        as(KS).header("If-Match", no.dugnad.partnerships.Client.tag(path))
                .delete(path)
                .then()
                .statusCode(204);

        assertEquals(
                0,
                Database.number("select count(*) from partnership_contact where partnership_id = '" + id(path) + "'"));
        assertEquals(
                1, Database.number("select count(*) from person_erasure where partnership_id = '" + id(path) + "'"));
    }

    /** A ministry. */
    private static RequestSpecification reader() {
        return bearer(Tokens.of(Scopes.CONTACTS, "972417858"));
    }

    private static String id(String path) {
        return path.substring("/v1/partnerships/".length());
    }

    /** What is logged from now on. */
    private static final class Lines extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Lines() {
            Logger.getLogger("").addHandler(this);
        }

        boolean any(String text) {
            return lines.stream().anyMatch(line -> line.contains(text));
        }

        @Override
        public void publish(LogRecord record) {
            lines.add(
                    record instanceof org.jboss.logmanager.ExtLogRecord extended
                            ? extended.getFormattedMessage()
                            : record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
