package no.dugnad.reporting.headstart;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HeadStartResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "7301";
    private static final String ORGANISATION = "999007301";
    private static final String UNHEARD_OF = "7302";

    @Inject
    DataSource database;

    @BeforeEach
    void world() {
        World.tell(database);
        municipality(NUMBER, ORGANISATION, true);
        municipality(UNHEARD_OF, "999007302", false);
    }

    private void municipality(String number, String organisation, boolean profile) {
        var state = (ObjectNode) Examples.json("municipality.described");
        state.put("number", number).put("organisationNumber", organisation);
        ((ObjectNode) state.path("versions").path(0)).put("name", "N" + number);
        if (!profile) state.putNull("profile");
        Broker.send("municipality", number, "no.dugnad.municipality.described.v1", 7, state.toString());
        await().until(() -> World.count(
                        database,
                        "municipality m join read_model.municipality_version using (number) where number = '" + number
                                + "' and organisation = '" + organisation + "'")
                == 1);
    }

    private static ObjectNode requirement(String id, Object hours, String... concepts) {
        var requirement = JSON.createObjectNode().put("id", id);
        requirement.putObject("text").put("nb", "Krav " + id);
        requirement.set("estimatedHours", JSON.valueToTree(hours));
        requirement.set("concepts", JSON.valueToTree(concepts));
        return requirement;
    }

    /** A new call that requires this. */
    private String call(ObjectNode... requirements) {
        var call = (ObjectNode) Examples.json("call.published");
        var id = "head-" + UUID.randomUUID();
        call.put("id", id).put("demo", false);
        call.putArray("requirements").addAll(List.of(requirements));
        Broker.send("call", id, "no.dugnad.call.published.v1", 7, call.toString());
        await().until(() -> World.count(database, "call where id = '" + id + "'") == 1
                && World.count(database, "call_requirement where call = '" + id + "'") == requirements.length);
        return id;
    }

    private static ValidatableResponse headStart(String call, String municipality) {
        return given().get("/v1/head-starts?call=" + call + "&municipality=" + municipality)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse headStart(String call, String municipality, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/head-starts?call=" + call + "&municipality=" + municipality)
                .then()
                .statusCode(200);
    }

    private static String concept(String requirement, String concept) {
        return "requirements.find { it.id == '" + requirement + "' }.concepts.find { it.id == '" + concept + "' }";
    }

    private void indicator(String id, int year, String name, String unit, double value) {
        var state = (ObjectNode) Examples.json("indicator.measured");
        state.put("id", id).put("year", year).put("unit", unit).put("source", "SSB, tabell 07459");
        state.putObject("name").put("nb", name);
        state.putObject("values").put(NUMBER, value);
        Broker.send("indicator", id + "/" + year, "no.dugnad.indicator.measured.v1", 7, state.toString());
        await().until(() -> World.count(database, "indicator_value where id = '" + id + "' and year = " + year) == 1);
    }

    @Test
    void severalMunicipalitiesAreAnsweredInOneList() {
        var call = call(requirement("a", 2, "population"));

        given().get("/v1/head-starts?call=" + call + "&municipality=" + UNHEARD_OF + "," + NUMBER + "&municipality="
                        + NUMBER)
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body(
                        "items.municipality.number",
                        contains(Stream.of(NUMBER, UNHEARD_OF).sorted().toArray()))
                .body("items.call.id", contains(call, call));
        headStart(call, NUMBER).body("municipality.number", equalTo(NUMBER));
        given().get("/v1/head-starts?call=" + call + "&municipality=" + NUMBER + ",0000")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("municipality"));
    }

    @Test
    void whatIsKnownIsReadyToCopyWithSourceAndDay() {
        indicator("population", 2012, "Folketall", "persons", 5213);
        indicator("head-share", 2024, "Andel", "share", 0.25);
        var call = call(
                requirement("who", 2, "population"),
                requirement("need", 5, "indicator-head-share"),
                requirement("ready", 3, "profile"));

        headStart(call, NUMBER)
                .body("call.id", equalTo(call))
                .body("call.closesAt", equalTo("2027-02-15T22:59:59Z"))
                .body("municipality.name", equalTo("N" + NUMBER))
                .body("ownAnswers", equalTo(false))
                .body("requirements.status", equalTo(List.of("known", "known", "known")))
                .body("remaining.requirements", equalTo(0))
                .body("remaining.estimatedHours", equalTo(0))
                .body(concept("who", "population") + ".known", hasSize(1))
                .body(concept("who", "population") + ".known[0].value", equalTo(5213))
                .body(concept("who", "population") + ".known[0].unit", equalTo("persons"))
                .body(
                        concept("who", "population") + ".known[0].text.en",
                        equalTo("N7301 had 5,213 inhabitants on 1 January 2012."))
                .body(
                        concept("who", "population") + ".known[0].text.nn",
                        equalTo("N7301 hadde 5\u00A0213 innbyggjarar 1. januar 2012."))
                .body(concept("who", "population") + ".known[0].source", equalTo("SSB, tabell 07459"))
                .body(concept("who", "population") + ".known[0].asOf", equalTo("2012-01-01"))
                .body(concept("need", "indicator-head-share") + ".known[0].value", equalTo(0.25f))
                .body(concept("need", "indicator-head-share") + ".known[0].asOf", equalTo("2024"))
                .body(concept("need", "indicator-head-share") + ".label.nb", equalTo("Andel"))
                .body(
                        concept("ready", "profile") + ".known.text.en",
                        equalTo(List.of(
                                "Innovation strategy: under way.",
                                "Staff for innovation and development: 0.5 full-time equivalents.",
                                "Readiness, Technical services: 2 of 5.")))
                .body(concept("ready", "profile") + ".known.asOf", everyItem(equalTo("2026-10-01")))
                .body(concept("ready", "profile") + ".known.source", everyItem(equalTo("N" + NUMBER)));
    }

    @Test
    void networksAdoptionsAndGainsAreKnown() {
        var id = "head-" + UUID.randomUUID();
        var partnership = (ObjectNode) Examples.json("partnership.formed");
        partnership.put("id", id).put("source", "KS, nettsider");
        partnership.putObject("name").put("nb", "DigiHode");
        Broker.send("partnership", id, "no.dugnad.partnership.formed.v1", 7, partnership.toString());
        var membership = (ObjectNode) Examples.json("membership.joined");
        membership.put("id", id).put("partnershipId", id);
        ((ObjectNode) membership.path("party")).put("number", NUMBER);
        Broker.send("membership", id, "no.dugnad.membership.joined.v1", 8, membership.toString());
        Broker.send(
                "solution",
                id,
                "no.dugnad.solution.published.v1",
                7,
                "{\"id\":\"" + id + "\",\"name\":{\"nb\":\"Skjema\",\"en\":\"Form\"}}");
        var adoption = (ObjectNode) Examples.json("adoption.stated");
        adoption.put("id", id).put("solutionId", id);
        ((ObjectNode) adoption.path("party")).put("number", NUMBER);
        Broker.send("adoption", id, "no.dugnad.adoption.stated.v1", 7, adoption.toString());
        await().until(() -> World.count(database, "adoption_state where adoption = '" + id + "'") == 3
                && World.count(database, "partnership where id = '" + id + "'") == 1
                && World.count(database, "partnership_member where partnership = '" + id + "'") == 1
                && World.count(database, "solution where id = '" + id + "'") == 1);

        headStart(call(requirement("with", 4, "networks"), requirement("uses", 4, "adoptions")), NUMBER)
                .body(concept("with", "networks") + ".known.value.partnershipId", hasItem(id))
                .body(
                        concept("with", "networks") + ".known.text.nb",
                        hasItem(containsString("medlem av DigiHode siden")))
                .body(concept("with", "networks") + ".known.source", hasItem("KS, nettsider"))
                .body(concept("uses", "adoptions") + ".known.text.en", hasItem("Form: adapting since 2021-03-01."))
                .body(concept("uses", "adoptions") + ".known.value.state", hasItem("adapting"));
    }

    @Test
    void whatWasTakenPartInUnderAnEarlierNumberFollows() {
        var instrument = World.instrument(database);
        var project = "P" + UUID.randomUUID();
        participation(instrument, "1001", project, 2016);
        var gain = (ObjectNode) Examples.json("gain.entered");
        gain.put("id", project).put("solutionId", project).put("year", 2016);
        ((ObjectNode) gain.path("party")).put("number", "1002");
        Broker.send("solution", project, "no.dugnad.solution.published.v1", 7, "{\"name\":{\"nb\":\"Skjema\"}}");
        Broker.send("gain", project, "no.dugnad.gain.entered.v1", 7, gain.toString());
        await().until(() -> World.count(database, "gain where id = '" + project + "'") == 1
                && World.count(database, "solution where id = '" + project + "'") == 1);

        headStart(call(requirement("before", 4, "participations", "gains")), "1050")
                .body("requirements[0].status", equalTo("known"))
                .body(concept("before", "participations") + ".known.value.project", hasItem(project))
                .body(
                        concept("before", "participations") + ".known.find { it.value.project == '" + project
                                + "' }.text.en",
                        containsString("2016): lead, awarded. Applied for: NOK 1,500,000."))
                .body(
                        concept("before", "participations") + ".known.find { it.value.project == '" + project
                                + "' }.value.number",
                        equalTo("1001"))
                .body(concept("before", "gains") + ".known.value.solutionId", hasItem(project))
                .body(concept("before", "gains") + ".known.text.en", hasItem(containsString("1,200.5 hours")));
    }

    @Test
    void whatNobodyHasBoundToAConceptRemainsWithItsHours() {
        var call = call(
                requirement("population", 12), // its id is no concept
                requirement("plan", 4.5, "no-such-concept", "indicator-no-such-thing"),
                requirement("half", 3, "profile", "no-such-concept"),
                requirement("unsaid", null));

        headStart(call, NUMBER)
                .body("requirements.status", equalTo(List.of("remains", "remains", "partly", "remains")))
                .body("requirements[0].concepts", hasSize(0))
                .body(concept("plan", "no-such-concept") + ".missing", equalTo("unknown-concept"))
                .body(concept("plan", "no-such-concept") + ".label", nullValue())
                .body(concept("plan", "indicator-no-such-thing") + ".missing", equalTo("unknown-concept"))
                .body(concept("half", "profile") + ".missing", nullValue())
                .body("remaining.requirements", equalTo(4))
                .body("remaining.estimatedHours", equalTo(19.5f))
                .body("remaining.withoutHours", equalTo(1))
                .body("definition.en", containsString("never by a requirement’s text"));
    }

    @Test
    void ofWhomNothingIsKnownNothingIsPretended() {
        var call = call(
                requirement("a", 1, "population"), requirement("b", 2, "profile"), requirement("c", 3, "networks"));

        headStart(call, UNHEARD_OF)
                .body("requirements.status", everyItem(equalTo("remains")))
                .body("requirements.concepts.flatten().missing", everyItem(equalTo("nothing-known")))
                .body("remaining.estimatedHours", equalTo(6));
    }

    @Test
    void aCallWithoutRequirementsAsksNothing() {
        headStart(call(), NUMBER).body("requirements", hasSize(0)).body("remaining.requirements", equalTo(0));
    }

    private String reportConcept(String filledFrom) {
        var id = "head-" + UUID.randomUUID();
        var concept = JSON.createObjectNode()
                .put("unit", "hours")
                .put("minutes", 30)
                .put("filledFrom", filledFrom)
                .put("source", "Prøve")
                .put("asOf", 2026);
        concept.putObject("label").put("nb", "Timer brukt").put("en", "Hours spent");
        concept.putObject("definition").put("nb", "Timer som er brukt.");
        concept.putObject("schema").put("type", "number");
        given().header("Authorization", "Bearer " + Tokens.admin())
                .contentType("application/json")
                .header("If-None-Match", "*")
                .body(concept.toString())
                .put("/v1/report-concepts/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static void participation(String instrument, String number, String project, int year) {
        var body = JSON.createObjectNode()
                .put("instrumentId", instrument)
                .put("project", project)
                .put("role", "lead")
                .put("year", year)
                .put("status", "awarded")
                .put("appliedNok", 1_500_000);
        body.putObject("party").put("kind", "municipality").put("number", number);
        as(Tokens.of(Scopes.PARTICIPATIONS, World.OWNER))
                .body(body.toString())
                .post("/v1/participations")
                .then()
                .statusCode(201);
    }

    /** A report of the municipality on a new project, whose only question is of this concept. */
    private String reported(String number, String organisation, String concept, int answer, boolean submitted) {
        var instrument = World.instrument(database);
        var project = "P" + UUID.randomUUID();
        participation(instrument, number, project, 2024);
        var form = JSON.createObjectNode().put("instrumentId", instrument);
        form.putObject("title").put("nb", "Skjema");
        var question = form.putArray("questions").addObject().put("id", "hours").put("concept", concept);
        question.putObject("text").put("nb", "Timer?");
        as(Tokens.of(Scopes.INSTRUMENTS, World.OWNER))
                .header("If-None-Match", "*")
                .body(form.toString())
                .put("/v1/report-forms/form-" + UUID.randomUUID())
                .then()
                .statusCode(201);
        var party = Tokens.of(Scopes.STATEMENTS, organisation);
        var report = as(party)
                .body("{\"party\":{\"kind\":\"municipality\",\"number\":\"" + number + "\"},\"project\":\"" + project
                        + "\"}")
                .post("/v1/reports")
                .then()
                .statusCode(201)
                .extract();
        var answered = as(party)
                .header("If-Match", report.header("ETag"))
                .body("{\"answers\":{\"" + concept + "\":{\"value\":" + answer + "}}}")
                .patch("/v1/reports/" + report.path("id"))
                .then()
                .statusCode(200)
                .extract();
        if (submitted)
            as(party)
                    .header("If-Match", answered.header("ETag"))
                    .body("{}")
                    .post("/v1/reports/" + report.path("id") + "/submission")
                    .then()
                    .statusCode(200);
        return project;
    }

    @Test
    void earlierAnswersAreForTheMunicipalityItselfAlone() {
        var concept = reportConcept(null);
        var project = reported(NUMBER, ORGANISATION, concept, 1200, true);
        reported(NUMBER, ORGANISATION, concept, 7, false);
        reported(UNHEARD_OF, "999007302", concept, 9, true);
        var call = call(requirement("hours", 6, concept));

        headStart(call, NUMBER, Tokens.of(Scopes.STATEMENTS, ORGANISATION))
                .body("ownAnswers", equalTo(true))
                .body("requirements[0].status", equalTo("known"))
                .body("requirements[0].concepts[0].label.en", equalTo("Hours spent"))
                .body("requirements[0].concepts[0].known.thing", equalTo(List.of("earlier-answers")))
                .body("requirements[0].concepts[0].known[0].value", equalTo(1200))
                .body(
                        "requirements[0].concepts[0].known[0].text.en",
                        equalTo("Hours spent: 1,200 hours (" + project + ")."))
                .body("requirements[0].concepts[0].known[0].asOf", matchesPattern("20[0-9]{2}-[0-9]{2}-[0-9]{2}"))
                .body("requirements[0].concepts[0].known[0].source", equalTo("N" + NUMBER + ": " + project));
        for (var other : List.of(
                Tokens.of(Scopes.STATEMENTS, "999007302"),
                Tokens.of(Scopes.INSTRUMENTS, ORGANISATION),
                Tokens.of(Scopes.INSTRUMENTS, World.OWNER)))
            headStart(call, NUMBER, other)
                    .body("ownAnswers", equalTo(false))
                    .body("requirements[0].status", equalTo("remains"))
                    .body("requirements[0].concepts[0].known", hasSize(0))
                    .body("requirements[0].concepts[0].missing", equalTo("for-itself-alone"));
        headStart(call, NUMBER).body("requirements[0].concepts[0].known", hasSize(0));
        headStart(
                        call(requirement("hours", 6, reportConcept(null))),
                        NUMBER,
                        Tokens.of(Scopes.STATEMENTS, ORGANISATION))
                .body("requirements[0].concepts[0].missing", equalTo("nothing-known"));
    }

    @Test
    void aConceptOfReportsIsAnsweredFromWhatDugnadKnows() {
        indicator("population", 2012, "Folketall", "persons", 5213);

        headStart(call(requirement("who", 6, reportConcept("population"))), NUMBER)
                .body("requirements[0].status", equalTo("known"))
                .body("requirements[0].concepts[0].known.thing", equalTo(List.of("population")))
                .body("requirements[0].concepts[0].label.en", equalTo("Hours spent"));
    }

    @Test
    void whatIsNotThereIsRefusedWithItsPlace() {
        var call = call(requirement("a", 1, "population"));

        given().get("/v1/head-starts?call=no-such-call&municipality=" + NUMBER)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("call"))
                .body("errors[0].code", equalTo("unknown-call"));
        given().get("/v1/head-starts?call=" + call + "&municipality=9999")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("municipality"))
                .body("errors[0].code", equalTo("unknown-municipality"));
        given().get("/v1/head-starts?call=" + call + "&municipality=1001")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("municipality-ended"))
                .body("validTo", equalTo("2017-01-01"))
                .body("successors.number", equalTo(List.of("1050")))
                .body("successors.name", equalTo(List.of("N1050")));
        given().get("/v1/head-starts?call=" + call + "&municipality=1010")
                .then()
                .statusCode(400)
                .body("successors.number", equalTo(List.of("1060", "1061")));
        given().get("/v1/head-starts?call=" + call)
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("municipality"));
        given().get("/v1/head-starts?municipality=12&call=Æ")
                .then()
                .statusCode(400)
                .body("errors.code", hasItems("municipality-number", "slug"));
        given().get("/v1/head-starts?call=" + call + "&municipality=" + NUMBER + "&colour=red")
                .then()
                .statusCode(400)
                .body("errors.code", not(hasItem("unknown-call")));
    }
}
