package no.dugnad.reporting.report;

import static no.dugnad.reporting.report.Schemes.JSON;
import static no.dugnad.reporting.report.Schemes.as;
import static no.dugnad.reporting.report.Schemes.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import no.dugnad.platform.testing.EveryWrite;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
class EveryWriteTest extends EveryWrite {
    private static final String NUMBER = "1040";

    @Inject
    DataSource database;

    @BeforeEach
    void world() {
        World.tell(database);
        World.organisation(database, NUMBER, World.organisation(NUMBER));
    }

    @Override
    protected Map<String, Supplier<Made>> things() {
        return Map.of(
                "/v1/participations/{id}",
                () -> post("/v1/participations", participation(World.instrument(database), "Lading")),
                "/v1/report-concepts/{id}",
                EveryWriteTest::aConcept,
                "/v1/report-forms/{id}",
                () -> put("/v1/report-forms/", form(World.instrument(database))),
                "/v1/reports/{id}",
                this::aReport,
                "/v1/surveys/{id}",
                EveryWriteTest::aSurvey,
                "/v1/surveys/{id}/answers/{answerId}",
                EveryWriteTest::anAnswer);
    }

    @Override
    protected Set<String> large() {
        return Set.of("/v1/participation-imports");
    }

    @Override
    protected Set<String> withoutBody() {
        return Set.of("POST /v1/reports/{id}/submission");
    }

    private Made aReport() {
        var instrument = World.instrument(database);
        var project = "Prosjekt " + UUID.randomUUID();
        put("/v1/report-forms/", form(instrument));
        post("/v1/participations", participation(instrument, project));
        var body = JSON.createObjectNode().put("project", project);
        body.set("party", party());
        return new Made(post("/v1/reports", body).path(), body.toString(), null);
    }

    private static Made aConcept() {
        var body = (ObjectNode) Examples.json("report-concept.defined");
        body.remove("minutesAssumed");
        body.remove("id");
        return put("/v1/report-concepts/", body);
    }

    private static Made aSurvey() {
        var body = (ObjectNode) Examples.json("survey.published");
        body.remove("id");
        return put("/v1/surveys/", body);
    }

    private static Made anAnswer() {
        var body = JSON.createObjectNode().put("municipality", NUMBER).put("year", 2025);
        body.set("unit", JSON.createObjectNode().put("name", "Kinoen").put("sector", "culture"));
        body.set("answers", JSON.createObjectNode().put("introduced", false));
        return new Made(post(aSurvey().path() + "/answers", body).path(), body.toString(), null);
    }

    private static ObjectNode form(String instrument) {
        return Schemes.form(instrument, null, question("note", "\"schema\":{\"type\":\"string\",\"maxLength\":5}"));
    }

    private static ObjectNode participation(String instrument, String project) {
        return JSON.createObjectNode()
                .put("instrumentId", instrument)
                .put("project", project)
                .put("role", "lead")
                .put("year", 2025)
                .put("status", "awarded")
                .set("party", party());
    }

    private static ObjectNode party() {
        return JSON.createObjectNode().put("kind", "municipality").put("number", NUMBER);
    }

    private static Made put(String path, ObjectNode body) {
        var id = "every-" + UUID.randomUUID();
        admin().header("If-None-Match", "*")
                .body(body.toString())
                .put(path + id)
                .then()
                .statusCode(201);
        return new Made(path + id, body.toString(), id);
    }

    private static Made post(String path, ObjectNode body) {
        var at = admin().body(body.toString())
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return new Made(at.substring(at.indexOf("/v1/")), body.toString(), at.substring(at.lastIndexOf('/') + 1));
    }

    private static RequestSpecification admin() {
        return as(Tokens.admin());
    }
}
