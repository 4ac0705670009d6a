package no.dugnad.instruments.search;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.instrument;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchTest {
    private final DataSource database;

    SearchTest(DataSource database) {
        this.database = database;
    }

    @ParameterizedTest
    @CsvSource({
        "tilskudd, Stønad til bibliotek",
        "støtte, Tilskot til bibliotek",
        "helseteknologi, Velferdsteknologi for alle",
        "velferdsteknologi, Helseteknologi for alle",
        "forsking, Forskning på tvers",
        "klimatiltak, Klima og natur",
        "bibilotek, Bibliotek for alle",
        "velferd, Velferdsteknologi",
        "kommunar, Til kommunene og kommunar",
    })
    void aWordFindsItsSynonymsItsFormsAndWhatIsNearlyIt(String asked, String title) {
        var instrument = instrument("{}");
        var id = call(instrument, "{'title':{'nb':'" + title + "'}}");
        call(instrument, "{'title':{'nb':'Noe helt annet'}}");

        given().queryParam("q", asked)
                .queryParam("instrument", instrument)
                .get("/v1/calls")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
    }

    @ParameterizedTest
    @CsvSource({"skole, Skog og mark", "\"tilskudd til skog\", Skog får tilskudd", "tilskudd -skog, Stønad til skog"})
    void whatIsSomethingElseIsNotFound(String asked, String title) {
        var instrument = instrument("{}");
        call(instrument, "{'title':{'nb':'" + title + "'}}");

        given().queryParam("q", asked)
                .queryParam("instrument", instrument)
                .get("/v1/calls")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void aSynonymIsData() throws SQLException {
        var instrument = instrument("{}");
        call(instrument, "{'title':{'nb':'Skreddersøm'}}");
        var path = "/v1/calls?q=tilpassa&instrument=" + instrument;
        given().get(path).then().body("items", hasSize(0));

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into synonym values ('tilpassa', 'tailored'), ('skreddersøm', 'tailored') on conflict do nothing");
        }

        given().get(path).then().body("items", hasSize(1));
    }

    @Test
    void callsAreSortedByAmountAndByRelevance() {
        var instrument = instrument("{}");
        var small = call(
                instrument,
                "{'title':{'nb':'Båt'},'note':{'nb':'Mye annet enn bruer, og en hel del om det'},'fundingNok':{'maxPerProject':100}}");
        var joint = call(
                instrument,
                "{'title':{'nb':'Bruer og bruer'},'fundingNok':{'maxPerProject':50,'maxPerJointProject':700}}");
        var frame = call(instrument, "{'title':{'nb':'Bil'},'fundingNok':{'frame':300}}");
        var none = call(instrument, "{'title':{'nb':'Buss'}}");
        var path = "/v1/calls?instrument=" + instrument;

        given().get(path + "&sort=amount").then().body("items.id", contains(small, frame, joint, none));
        given().get(path + "&sort=-amount").then().body("items.id", contains(joint, frame, small, none));
        given().get(path + "&q=bruer&sort=relevance").then().body("items.id", contains(joint, small));
        given().get(path + "&q=bruer&sort=-relevance").then().body("items.id", contains(small, joint));
        given().get(path + "&sort=relevance").then().statusCode(400).body("errors[0].parameter", equalTo("sort"));
    }

    @Test
    void pagesByRelevanceAndAmountAreWhole() {
        var instrument = instrument("{}");
        var all = new ArrayList<String>();
        for (var i = 0; i < 5; i++)
            all.add(call(
                    instrument,
                    "{'title':{'nb':'" + "tunnel ".repeat(i + 1) + "'},'fundingNok':{'frame':" + i / 2 + "}}"));
        for (var sort : List.of("relevance", "-amount", "amount")) {
            var seen = new ArrayList<String>();
            var next = "/v1/calls?limit=2&q=tunnel&sort=" + sort + "&instrument=" + instrument;
            while (next != null) {
                var page = given().urlEncodingEnabled(false)
                        .get(next)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                seen.addAll(page.getList("items.id", String.class));
                next = page.getString("next");
            }
            assertEquals(all.stream().sorted().toList(), seen.stream().sorted().toList(), sort);
        }
    }

    @Test
    void instrumentsAreFoundBySynonymsAndSortedByRelevance() {
        var word = "sak" + java.util.UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        var little = instrument("{'name':{'nb':'Annet'},'summary':{'nb':'En hel del ord og så stønad " + word
                + " til slutt, og litt til'}}");
        var much = instrument("{'name':{'nb':'Tilskudd " + word + "'},'summary':{'nb':'Støtte " + word + "'}}");

        given().queryParam("q", "tilskot " + word)
                .queryParam("sort", "relevance")
                .get("/v1/instruments")
                .then()
                .statusCode(200)
                .body("items.id", contains(much, little))
                .body("facets.support.grant", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "a_c%",
                "\\",
                "'",
                "&|!:*()",
                "<->",
                "\"",
                "ab cd",
                "🫐🫐🫐",
                "og",
                "ord ord ord ord ord ord ord ord ord ord"
            })
    void noSearchIsAnError(String asked) {
        given().queryParam("q", asked).get("/v1/calls").then().statusCode(200);
        given().queryParam("q", asked)
                .queryParam("sort", "relevance")
                .get("/v1/instruments")
                .then()
                .statusCode(200);
    }

    @Test
    void theIndexesAreUsed() throws SQLException {
        // the conditions as Hibernate writes them; small tables are read whole, so that way is closed
        var plan = new StringBuilder();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off");
            statement.execute("set local enable_indexscan = off");
            try (var rows = statement.executeQuery("""
                    explain select id from call where cast((vector @@ cast('tilskudd' as tsquery)) as boolean) = true
                    or ((cast((words ilike '%tilskudd%') as boolean) = true or cast(('tilskudd' <<% words) as boolean) = true
                         or cast((vector @@ cast('tilskudd' as tsquery)) as boolean) = true))
                    """)) {
                while (rows.next()) plan.append(rows.getString(1)).append('\n');
            }
            connection.rollback();
        }
        assertTrue(plan.toString().contains("Bitmap Index Scan on call_vector"), plan.toString());
        assertTrue(plan.toString().contains("Bitmap Index Scan on call_trigrams"), plan.toString());
    }
}
