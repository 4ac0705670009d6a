package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.member;
import static no.dugnad.partnerships.Client.municipality;
import static no.dugnad.partnerships.Client.partnership;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a list costs does not grow with how much is in it. */
@QuarkusTest
class ListQueriesTest {
    @Inject
    SessionFactory sessions;

    @BeforeEach
    void registry() {
        sessions.getStatistics().setStatisticsEnabled(true);
        for (var i = 0; i < 12; i++)
            Registry.has("%04d".formatted(6601 + i), "K" + i, "66", "Prøvefylket", "2020-01-01", null);
        Registry.groups("test-one", """
                {"id":"test-one","name":{"nb":"Alle"},"groups":[{"id":"all","name":{"nb":"Alle"}}],"validFrom":"2020-01-01","validTo":null,
                 "periods":[{"from":"2020-01-01","to":null,"members":{"all":["6601","6602","6603"]}}]}""");
    }

    @Test
    void listsOfManyAskAsOftenAsListsOfFew() {
        var few = network(2);
        var many = network(12);
        for (var list : List.of(
                "/members?at=2025-01-01", "/bodies", "/arenas", "/opportunities", "/representation?grouping=test-one"))
            assertEquals(statements(few + list), statements(many + list), list);
        assertEquals(statements(body(few) + "/seats"), statements(body(many) + "/seats"), "seats");
        assertEquals(statements(body(few) + "/persons"), statements(body(many) + "/persons"), "persons");
        assertEquals(
                statements(few + "/representation?grouping=test-one&from=2024&to=2024"),
                statements(many + "/representation?grouping=test-one&from=2020&to=2026"),
                "representation over time");
    }

    /** The least of several, since the service's own jobs ask too. */
    private long statements(String path) {
        return IntStream.range(0, 6)
                .mapToLong(i -> {
                    var before = sessions.getStatistics().getPrepareStatementCount();
                    as(KS).get(path).then().statusCode(200);
                    return sessions.getStatistics().getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }

    private static String body(String path) {
        return path + "/bodies/" + given().get(path + "/bodies").path("items[0].id");
    }

    private static String network(int size) {
        var path = partnership("");
        for (var i = 0; i < size; i++) {
            var number = "%04d".formatted(6601 + i);
            post(path + "/members", member(municipality(number), "2020-01-01", null));
            post(path + "/bodies", "{\"name\":{\"nb\":\"Gruppe\"},\"kind\":\"core-team\"}");
            post(path + "/arenas", "{\"name\":{\"nb\":\"Møte\"},\"kind\":\"webinar\"}");
        }
        for (var i = 0; i < size; i++)
            post(
                    body(path) + "/seats",
                    "{\"party\":" + municipality("%04d".formatted(6601 + i)) + ",\"role\":\"member\"}");
        return path;
    }

    private static void post(String path, String body) {
        as(KS).body(body).post(path).then().statusCode(201);
    }
}
