package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.member;
import static no.dugnad.partnerships.Client.municipality;
import static no.dugnad.partnerships.Client.newId;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.owned;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a platform asks of one municipality first, and of several at once. */
@QuarkusTest
class OfAMunicipalityTest {
    private static final String US = "6489";
    private static final String THEM = "6481";

    private static boolean told;

    @BeforeEach
    void municipalitiesAreThere() {
        if (told) return;
        Sharing.exists(US, "Vår", "2015-01-01", null);
        Sharing.exists(THEM, "Deres", "2015-01-01", null);
        told = true;
    }

    @Test
    void thePartnershipsThatItIsAMemberOfOnADayAndWhoseWordThatIs() {
        var stands = partnership("");
        Sharing.member(stands, KS, US, "2020-01-01");
        var left = partnership("");
        Sharing.member(left, KS, THEM, "2020-01-01");
        Client.confirmed(as(KS).body(member(municipality(US), "2018-01-01", "2021-01-01"))
                .post(left + "/members")
                .header("Location"));
        var proposed = partnership("");
        as(KS).body(member(municipality(US), "2020-01-01", null))
                .post(proposed + "/members")
                .then()
                .statusCode(201);
        var contested = partnership("");
        Sharing.municipality(US)
                .body("{\"verdict\":\"contested\",\"reason\":{\"nb\":\"Nei\"}}")
                .post(as(KS).body(member(municipality(US), "2020-01-01", null))
                                .post(contested + "/members")
                                .header("Location")
                        + "/answer")
                .then()
                .statusCode(200);
        var over = partnership(",\"endsOn\":\"2022-01-01\"");
        Sharing.member(over, KS, US, "2020-01-01");

        given().get("/v1/partnerships?limit=500&municipality=" + US)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id(stands)))
                .body("items.id", hasItem(id(proposed)))
                .body("items.id", not(hasItem(id(left))))
                .body("items.id", not(hasItem(id(contested))))
                .body("items.id", not(hasItem(id(over))))
                .body("items.membership.party.number", everyItem(equalTo(US)))
                .body(state(stands), equalTo("confirmed"))
                .body(state(proposed), equalTo("proposed"));
        given().get("/v1/partnerships?limit=500&at=2020-06-01&municipality=" + US)
                .then()
                .body("items.id", hasItem(id(left)))
                .body("items.id", hasItem(id(over)));
        given().get("/v1/partnerships?limit=500&at=2023-06-01&host=" + KS)
                .then()
                .body("items.id", not(hasItem(id(over))))
                .body("items.membership", everyItem(nullValue()));
        given().get("/v1/memberships?state=proposed,contested&limit=500&municipality=" + US)
                .then()
                .statusCode(200)
                .body("items.partnershipId", hasItem(id(proposed)))
                .body("items.partnershipId", hasItem(id(contested)))
                .body("items.partnershipId", not(hasItem(id(stands))))
                .body("items.party.number", everyItem(equalTo(US)));
    }

    private static String state(String path) {
        return "items.find { it.id == '" + id(path) + "' }.membership.state";
    }

    @Test
    void theProjectsThatItOwnsOrIsAPartnerIn() {
        var partner = newId();
        as(KS).header("If-None-Match", "*")
                .body(owned(
                        ",\"stage\":\"idea\",\"partners\":[{\"party\":" + municipality(US) + ",\"role\":\"partner\"}]"))
                .put("/v1/projects/" + partner)
                .then()
                .statusCode(201);
        var own = newId();
        as(Sharing.organisation(US))
                .header("If-None-Match", "*")
                .body(owned(",\"stage\":\"idea\"").replace(KS, Sharing.organisation(US)))
                .put("/v1/projects/" + own)
                .then()
                .statusCode(201);
        var others = newId();
        as(KS).header("If-None-Match", "*")
                .body(owned(
                        ",\"stage\":\"idea\",\"partners\":[{\"party\":" + municipality(THEM) + ",\"role\":\"lead\"}]"))
                .put("/v1/projects/" + others)
                .then()
                .statusCode(201);

        given().get("/v1/projects?limit=500&municipality=" + US)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(partner))
                .body("items.id", hasItem(own))
                .body("items.id", not(hasItem(others)));
    }

    @ParameterizedTest
    @CsvSource({"/v1/adoptions", "/v1/gains", "/v1/cases"})
    void whatWasWrittenInItsNameByAHost(String list) {
        var network = partnership("");
        Sharing.member(network, KS, US, "2020-01-01");
        for (var who : List.of(as(KS), Sharing.municipality(US))) {
            who.body(Sharing.adoption(US, "in-use", "2024-01-01"))
                    .post("/v1/solutions/" + Sharing.solution() + "/adoptions")
                    .then()
                    .statusCode(201);
            who.body("{\"title\":{\"nb\":\"Historien\"},\"party\":" + municipality(US) + "}")
                    .post("/v1/cases")
                    .then()
                    .statusCode(201);
            who.body("""
                            {"solutionId":"%s","party":{"kind":"municipality","number":"%s"},"year":2024,"kind":"time-saved","phase":"realised",
                             "amount":100,"bearer":{"level":"municipality"},"receiver":{"level":"municipality"}}
                            """.formatted(Sharing.solution(), US))
                    .post("/v1/gains")
                    .then()
                    .statusCode(201);
        }

        for (var by : List.of("host", "itself"))
            given().get(list + "?limit=500&municipality=" + US + "&statedBy=" + by)
                    .then()
                    .statusCode(200)
                    .body("items", not(empty()))
                    .body("items.statedBy", everyItem(equalTo(by)))
                    .body("items.party.number", everyItem(equalTo(US)));
    }

    @Test
    void whatSeveralThatAreLikeOthersDoNotUseYet() {
        var network = partnership("");
        var third = "6482";
        Sharing.exists(third, "Tredje", "2015-01-01", null);
        for (var number : List.of(US, THEM, third)) Sharing.member(network, KS, number, "2020-01-01");
        var solution = Sharing.solution();
        Sharing.adopted(solution, third, "in-use", "2024-01-01");

        given().get("/v1/solutions/like-us?limit=500&municipality=" + THEM + "," + US + "&municipality=" + US)
                .then()
                .statusCode(200)
                .body("items.findAll { it.solution.id == '" + solution + "' }.municipality", contains(THEM, US));
        given().get("/v1/solutions/like-us?limit=500&municipality=" + US)
                .then()
                .body("items.municipality", everyItem(nullValue()));
        given().get("/v1/solutions/like-us?municipality=" + US + ",9999")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("municipality"));
        given().get("/v1/solutions/like-us")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("municipality"));
    }
}
