package no.dugnad.reporting.pages;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Country.class)
class ImportPageTest {
    @Inject
    DataSource database;

    @BeforeEach
    void country() {
        Country.tell(database);
    }

    private static ValidatableResponse page(String token, String address) {
        return given().accept("text/html")
                .header("Authorization", "Bearer " + token)
                .get(address)
                .then();
    }

    /** An import of which every row is wrong. */
    static String rejected() {
        var id = given().header("Authorization", "Bearer " + Tokens.admin())
                .contentType("text/csv")
                .body(
                        "instrument,project,municipality,role,year,status,applied_nok,awarded_nok\nnothing,P,0301,lead,20x0,awarded,-1,1\n")
                .post("/v1/participation-imports")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        await().until(() -> given().header("Authorization", "Bearer " + Tokens.admin())
                        .get("/v1/participation-imports/" + id)
                        .path("finishedAt")
                != null);
        return id;
    }

    /** One that is half done: it stands as such until the worker says otherwise, and no worker has this one. */
    private UUID running() throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        with import as (
                          insert into participation_import (id, mode, demo, status, rows, admin)
                          values (?, 'all-or-nothing', false, 'completed', 1000, true) returning id
                        )
                        insert into participation_import_run (import_id, attempts, progress, step, done)
                        select id, 1, 0.4, 'writing', 400 from import""")) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
        return id;
    }

    @Test
    void anEndedImportSaysWhatCameOfItAndWhatIsWrong() {
        var id = rejected();

        page(Tokens.admin(), "/imports/" + id)
                .statusCode(200)
                .header("Refresh", nullValue())
                .body(allOf(
                        containsString("Ingenting er lest inn"),
                        containsString("nothing"),
                        containsString("/errors.csv")));
    }

    @Test
    void whoMayNotSeeItByTheApiMayNotHere() {
        var id = rejected();

        given().accept("text/html").get("/imports/" + id).then().statusCode(401).contentType("text/html;charset=utf-8");
        page(Tokens.of(Scopes.PARTICIPATIONS, Tokens.STRANGER), "/imports/" + id)
                .statusCode(403)
                .body(not(containsString("nothing")));
        page(Tokens.admin(), "/imports/" + UUID.randomUUID()).statusCode(404);
        assertEquals(404, given().accept("text/html").get("/imports/nonsense").statusCode());
    }

    @Test
    void aRunningImportLoadsItselfAgainUntilTheReaderStopsIt() throws SQLException {
        var id = running();

        page(Tokens.admin(), "/imports/" + id)
                .header("Refresh", "5")
                .body(allOf(
                        containsString("value=\"40\""), containsString("href=\"/imports/" + id + "?refresh=false\"")));
        page(Tokens.admin(), "/imports/" + id + "?refresh=false")
                .statusCode(200)
                .header("Refresh", nullValue());
    }
}
