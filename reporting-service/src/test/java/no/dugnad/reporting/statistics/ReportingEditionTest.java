package no.dugnad.reporting.statistics;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.KeptAnswer;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.platform.testing.WatchedTables;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever changes what is kept, the next who asks gets what it is now. */
@QuarkusTest
class ReportingEditionTest {
    private static final String ALL = "/v1/participations?instrument={instrument}";
    private static final String ON_BOUNDARIES =
            "/v1/participations?municipality=1020&boundaries=2021-01-01&assign=all&sort=-year&limit=500&instrument={instrument}";
    private static final String STATISTIC = "/v1/statistics/participation?instrument={instrument}&grouping=halves";
    private static final String DRAWN = STATISTIC + "&outputFormat=svg";
    private static final String TABLE = STATISTIC + "&outputFormat=csv";

    @Inject
    DataSource database;

    @Inject
    ReportingEdition edition;

    private String instrument;
    private String id;

    @BeforeEach
    void oneTakesPart() {
        World.tell(database);
        instrument = World.instrument(database);
        id = participation("Lading", "applied");
    }

    @AfterEach
    void asItWasCalled() {
        called("N1020");
    }

    private void called(String name) {
        World.execute(
                database, "update read_model.boundary_municipality set name = '" + name + "' where number = '1020'");
    }

    private static RequestSpecification owner() {
        return given().header("Authorization", "Bearer " + Tokens.of(Scopes.PARTICIPATIONS, World.OWNER))
                .contentType("application/json");
    }

    private String participation(String project, String status) {
        return owner().body("""
                        {"instrumentId":"%s","project":"%s","role":"lead","year":2021,"status":"%s","appliedNok":500000,
                         "party":{"kind":"municipality","number":"1020"}}
                        """.formatted(instrument, project, status))
                .post("/v1/participations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String path() {
        return "/v1/participations/" + id;
    }

    private void patch(String patch) {
        owner().contentType("application/merge-patch+json")
                .header("If-Match", given().get(path()).header("ETag"))
                .body(patch)
                .patch(path())
                .then()
                .statusCode(200);
    }

    private String filled(String address) {
        return address.replace("{instrument}", instrument);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, ON_BOUNDARIES, STATISTIC})
    void aParticipationThatIsReportedIsSeen(String address) {
        KeptAnswer.standsUntil(filled(address), () -> participation("Ladestasjon", "completed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, ON_BOUNDARIES, STATISTIC, DRAWN, TABLE})
    void oneThatIsAwardedIsSeen(String address) {
        KeptAnswer.standsUntil(filled(address), () -> patch("{\"status\":\"awarded\",\"awardedNok\":400000}"));
    }

    @Test
    void oneThatIsCorrectedInWhatIsNotCountedIsSeen() {
        KeptAnswer.standsUntil(filled(ALL), () -> patch("{\"project\":\"Ladestasjoner\"}"));
    }

    @Test
    void oneThatIsTakenAwayIsSeen() {
        KeptAnswer.standsUntil(
                filled(ALL),
                () -> owner().header("If-Match", given().get(path()).header("ETag"))
                        .delete(path())
                        .then()
                        .statusCode(204));
    }

    @Test
    void whatTheRegistryTellsOfTheBoundariesIsSeen() {
        KeptAnswer.standsUntil(filled(ON_BOUNDARIES), () -> called("Nytt navn"));
    }

    /** Given once more, it is noted that it was; it is the same for good. */
    @Test
    void whatWasGivenIsTheSameForGood() {
        var permalink = given().get(filled(STATISTIC)).<String>path("permalink");
        var given = KeptAnswer.kept(permalink, "nb").asString();

        participation("Ladestasjon", "completed");

        assertEquals(given, KeptAnswer.kept(permalink, "nb").asString());
    }

    /** Which tables statistics read, and that each of them has a revision, is seen to by {@link QueriesTest}. */
    @Test
    void whateverHasARevisionMovesIt() throws SQLException {
        var revisions = new TreeSet<String>();
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "select distinct nspname || '.' || image from revision join pg_namespace n on n.oid = schema")) {
            while (row.next()) revisions.add(row.getString(1));
        }

        assertEquals(
                revisions,
                edition.parts().stream()
                        .filter(part -> !part.startsWith("("))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void whatMovesItNotIsNoPartOfWhatIsKept() throws SQLException {
        var parts =
                edition.parts().stream().filter(part -> !part.startsWith("(")).toList();

        assertEquals(
                Set.of(
                        // what imports, reports, forms and surveys alone read
                        "public.participation_import",
                        "public.participation_import_error",
                        "public.participation_import_rejected",
                        "public.participation_import_run",
                        "public.report_asked_by",
                        "public.report_concept",
                        "public.report_form",
                        "public.report_form_concept",
                        "public.report_form_version",
                        "public.report_submitted_to",
                        "public.report_version",
                        "public.survey",
                        "public.survey_answer",
                        "public.survey_answer_version",
                        "read_model.call_requirement",
                        "read_model.municipality",
                        // what was given, which is the same for good
                        "public.statistic_answer",
                        "public.statistic_form"),
                WatchedTables.unmoving(database, parts));
    }
}
