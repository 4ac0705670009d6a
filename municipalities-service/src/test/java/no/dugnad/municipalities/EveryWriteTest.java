package no.dugnad.municipalities;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import no.dugnad.platform.testing.EveryWrite;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
class EveryWriteTest extends EveryWrite {
    /** Moskenes, of which no other test says anything. */
    private static final String NUMBER = "1874";

    private static final String INDICATOR = """
            {"name":{"nb":"Andel","nn":"Del","en":"Share"},"description":{"nb":"Et eksempel.","nn":"Eit døme.","en":"An example."},
             "unit":"share","source":"Example","carriedBy":"weighted-mean","weightedBy":"population"}""";
    private static final String GROUPING = """
            {"name":{"nb":"Små","nn":"Små","en":"Small"},"description":{"nb":"Et eksempel.","nn":"Eit døme.","en":"An example."},"source":"Example",
             "groups":[{"id":"a","name":{"nb":"a"},"condition":"municipality.population < 5000"},
                       {"id":"b","name":{"nb":"b"},"condition":"municipality.population >= 5000"}]}""";
    private static final String REFORM = """
            {"date":"2049-01-01","title":{"nb":"Nytt navn"},"source":"Forskrift","changes":[{"from":["1874"],
             "to":[{"number":"1874","name":"Moskenesøy","countyNumber":"18"}]}]}""";
    private static final String CONTACTS = """
            {"items":[{"role":"research-innovation","name":"Kari Utprøve","email":"kari@example.no"}]}""";

    private final List<String> reforms = new ArrayList<>();

    @AfterEach
    void theReformsAreTakenBack() {
        for (var path : reforms) {
            var tag = admin().get(path).header("ETag");
            if (tag != null) admin().header("If-Match", tag).delete(path).then().statusCode(204);
        }
    }

    @Override
    protected Map<String, Supplier<Made>> things() {
        return Map.of(
                "/v1/indicators/{id}", () -> defined("/v1/indicators/", INDICATOR),
                "/v1/groupings/{id}", () -> defined("/v1/groupings/", GROUPING),
                "/v1/municipalities/{number}/profile", EveryWriteTest::aProfile,
                "/v1/municipalities/{number}/contacts", EveryWriteTest::contacts,
                "/v1/municipalities/{number}/contacts/{id}", EveryWriteTest::aContact,
                "/v1/reforms/{id}", this::aReform);
    }

    @Override
    protected Set<String> ofAnyHolder() {
        return Set.of("/v1/indicators/{id}", "/v1/groupings/{id}", "/v1/reforms/{id}");
    }

    private static Made defined(String path, String body) {
        var id = "every-" + UUID.randomUUID().toString().substring(0, 8);
        admin().header("If-None-Match", "*").body(body).put(path + id).then().statusCode(201);
        return new Made(path + id, body, null);
    }

    private static Made aProfile() {
        var path = "/v1/municipalities/" + NUMBER + "/profile";
        var body = "{\"staffCapacity\":0.5}";
        if (admin().get(path).statusCode() == 404)
            admin().header("If-None-Match", "*").body(body).put(path).then().statusCode(201);
        return new Made(path, body, null);
    }

    private static Made contacts() {
        var path = "/v1/municipalities/" + NUMBER + "/contacts";
        var tag = admin().get(path).header("ETag");
        admin().header("If-Match", tag).body(CONTACTS).put(path).then().statusCode(200);
        return new Made(path, CONTACTS, null);
    }

    private static Made aContact() {
        var path = contacts().path();
        return new Made(path + "/" + admin().get(path).path("items[0].id"), CONTACTS, null);
    }

    private Made aReform() {
        var path = "/v1/reforms/"
                + admin().body(REFORM)
                        .post("/v1/reforms")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        reforms.add(path);
        return new Made(path, REFORM, null);
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + Tokens.admin()).contentType("application/json");
    }
}
