package no.dugnad.instruments.version;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.OWNER;
import static no.dugnad.instruments.Client.as;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.tag;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Versions in pages: the newest first, no page larger than what an answer may hold, and each seen by those who may. */
@QuarkusTest
class VersionPagesTest {
    @Inject
    DataSource database;

    /** Writes it so often. */
    private static void rename(String path, String field, int times) {
        for (var time = 0; time < times; time++)
            as(OWNER)
                    .header("If-Match", tag(path, OWNER))
                    .contentType("application/merge-patch+json")
                    .body("{\"%s\":{\"nb\":\"Navn %s\"}}".formatted(field, UUID.randomUUID()))
                    .patch(path)
                    .then()
                    .statusCode(200);
    }

    /** The versions of each page, and in each the total. */
    private static String pages(Supplier<RequestSpecification> reader, String path, int limit, int total) {
        var pages = new ArrayList<String>();
        for (var next = path + "/versions?limit=" + limit; next != null; ) {
            var page = reader.get().urlEncodingEnabled(false).get(next).then().statusCode(200);
            page.body("total", equalTo(total));
            pages.add(page.extract().<List<Integer>>path("items.version").stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(" ")));
            next = page.extract().path("next");
        }
        return String.join(", ", pages);
    }

    @Test
    void aPageEndsWhereItIsAskedTo() {
        var path = "/v1/instruments/" + instrument("{}");
        rename(path, "name", 4);

        assertEquals("5 4, 3 2, 1", pages(RestAssured::given, path, 2, 5));
        assertEquals("5 4 3 2 1", pages(RestAssured::given, path, 5, 5));
    }

    /** Each as large as a summary may be, and so many that they come to more than a page holds. */
    @Test
    void aPageOfLargeVersionsEndsEarly() throws SQLException {
        var id = instrument("{}");
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        insert into instrument_version (id, instrument_id, version, changed, body, recorded_at, organisation)
                        select uuidv7(), instrument_id, n, changed, jsonb_set(body::jsonb, '{summary}', (
                            select jsonb_object_agg(language, repeat('x', 20000)) from unnest(array['nb', 'nn', 'en', 'se']) language))::json, recorded_at, organisation
                        from instrument_version, generate_series(2, 60) n where instrument_id = ?
                        """)) {
            statement.setString(1, id);
            assertEquals(59, statement.executeUpdate());
        }

        var pages = pages(RestAssured::given, "/v1/instruments/" + id, 500, 60);

        assertEquals(2, pages.split(", ").length, pages);
        assertEquals(
                IntStream.iterate(60, n -> n - 1)
                        .limit(60)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" ")),
                pages.replace(",", ""));
    }

    @Test
    void whatWasADraftIsInTheOwnersPagesAlone() {
        var path = "/v1/calls/" + call(instrument("{}"), "{'draft':true}");
        rename(path, "title", 1);
        as(OWNER)
                .header("If-Match", tag(path, OWNER))
                .contentType("application/merge-patch+json")
                .body("{\"draft\":false}")
                .patch(path)
                .then()
                .statusCode(200);
        rename(path, "title", 2);

        assertEquals("5 4, 3", pages(RestAssured::given, path, 2, 3));
        assertEquals("5 4, 3 2, 1", pages(() -> as(OWNER), path, 2, 5));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        var path = "/v1/instruments/" + instrument("{}");
        given().get(path + "/versions?cursor=x")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unreadable-cursor"));
        assertEquals("1", pages(RestAssured::given, path, 1, 1));
    }
}
