package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.newId;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.owned;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** A list costs the same however long it is: a handful of queries, not one an item. */
@QuarkusTest
class ListCostTest {
    private static final int ITEMS = 30;

    /** The page and its count, at most four to name parties, and a few for what things are called; with room for the jobs that look each second. */
    private static final int MOST = 16;

    private final EntityManagerFactory factory;

    ListCostTest(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Test
    void listsDoNotAskOnceAnItem() {
        // Given a network of thirty, each with a project, a reception, an adoption, a gain and a case
        var network = Client.partnership("");
        var solution = Sharing.solution();
        var numbers = new ArrayList<String>();
        for (var i = 0; i < ITEMS; i++) numbers.add(Integer.toString(6600 + i));
        for (var number : numbers) {
            Sharing.exists(number, "Mange " + number, "2015-01-01", null);
            Sharing.member(network, KS, number, "2018-01-01");
        }
        for (var number : numbers) {
            as(KS).header("If-None-Match", "*")
                    .body(owned(",\"stage\":\"idea\",\"partnershipId\":\"" + id(network)
                            + "\",\"partners\":[{\"party\":" + Client.municipality(number) + ",\"role\":\"lead\"}]"))
                    .put("/v1/projects/" + newId())
                    .then()
                    .statusCode(201);
            var reception = as(KS).body("{\"name\":{\"nb\":\"Mottak\"},\"partnershipId\":\"" + id(network)
                            + "\",\"source\":{\"kind\":\"solution\",\"id\":\"" + solution
                            + "\"},\"on\":\"2021-01-01\"}")
                    .post("/v1/receptions")
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location");
            as(KS).body("{\"number\":\"" + number + "\",\"state\":\"invited\",\"on\":\"2021-01-02\"}")
                    .post(reception + "/members")
                    .then()
                    .statusCode(201);
            Sharing.adopted(solution, number, "in-use", "2021-01-01");
            as(KS).body("{\"solutionId\":\"" + solution + "\",\"party\":" + Client.municipality(number)
                            + ",\"year\":2022,\"kind\":\"quality\",\"phase\":\"planned\",\"amount\":1,"
                            + "\"bearer\":{\"level\":\"state\"},\"receiver\":{\"level\":\"state\"}}")
                    .post("/v1/gains")
                    .then()
                    .statusCode(201);
            as(KS).body("{\"title\":{\"nb\":\"Sak\"},\"party\":" + Client.municipality(number) + ",\"solutions\":[\""
                            + solution + "\"]}")
                    .post("/v1/cases")
                    .then()
                    .statusCode(201);
        }
        var statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);

        for (var list : List.of(
                "/v1/projects?partnership=" + id(network),
                "/v1/receptions?partnership=" + id(network),
                "/v1/solutions/" + solution + "/adoptions?limit=40",
                "/v1/adoptions?solution=" + solution,
                "/v1/gains?solution=" + solution,
                "/v1/cases?solution=" + solution)) {
            statistics.clear();
            // When
            given().get(list).then().statusCode(200).body("total", equalTo(ITEMS));
            // Then
            assertTrue(
                    statistics.getPrepareStatementCount() <= MOST,
                    list + " took " + statistics.getPrepareStatementCount() + " queries");
        }
        statistics.clear();
        given().get("/v1/solutions/like-us?municipality=6600").then().statusCode(200);
        assertTrue(
                statistics.getPrepareStatementCount() <= MOST, "like-us took " + statistics.getPrepareStatementCount());
    }
}
