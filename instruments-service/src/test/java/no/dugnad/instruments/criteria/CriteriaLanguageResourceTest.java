package no.dugnad.instruments.criteria;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.OWNER;
import static no.dugnad.instruments.Client.as;
import static no.dugnad.instruments.Client.callBody;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.newId;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CriteriaLanguageResourceTest {
    @Test
    void itIsReadWithoutAToken() {
        given().get("/v1/criteria-language")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("result", equalTo("bool"))
                .body("variables.name", hasItem("consortium"))
                .body("variables.find { it.name == 'partnerships' }.type", equalTo("list(Partnership)"))
                .body(
                        "types.find { it.name == 'Municipality' }.fields.find { it.name == 'indicators' }.type",
                        equalTo("map(string, double)"))
                .body("limits.characters", equalTo(2000))
                .body("sample.consortium.members[1].name", equalTo("Storevik"));
    }

    @Test
    void everyExampleMayBeWrittenInACall() throws JsonProcessingException {
        List<Map<String, Object>> examples =
                given().get("/v1/criteria-language").path("examples");
        var criteria = new ArrayList<Map<String, Object>>();
        for (var example : examples) {
            var criterion = new LinkedHashMap<String, Object>();
            criterion.put("id", "e" + criteria.size());
            for (var field : List.of("text", "expression", "mayBeMetBy")) criterion.put(field, example.get(field));
            criteria.add(criterion);
        }
        var json = new ObjectMapper();
        var call = json.readTree(callBody(instrument("{}"), "{}"));
        ((ObjectNode) call).set("criteria", json.valueToTree(criteria));

        as(OWNER)
                .header("If-None-Match", "*")
                .body(call.toString())
                .put("/v1/calls/" + newId())
                .then()
                .statusCode(201)
                .body("criteria.size()", equalTo(examples.size()));
    }
}
