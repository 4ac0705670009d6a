package no.dugnad.site.map;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import no.dugnad.platform.testing.Backing;
import no.dugnad.site.page.Page;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MapTest {
    private static final int MUNICIPALITIES = 357;
    private static final Page PAGE = new Page("nb", URI.create("/map"), false);

    @Inject
    Places places;

    @Inject
    Cartogram cartogram;

    @Test
    void everyMunicipalityHasATileAndNoneHasTwo() {
        var laid = cartogram.of(places.all(PAGE));

        assertEquals(MUNICIPALITIES, laid.places().size());
        assertEquals(
                MUNICIPALITIES,
                laid.places().stream().map(Place::number).distinct().count());
        assertEquals(MUNICIPALITIES, new HashSet<>(laid.hexagons()).size());
    }

    @Test
    void theTilesAreNearWhereTheMunicipalitiesLie() {
        var laid = cartogram.of(places.all(PAGE));

        assertTrue(laid.displacement() < 60, "on average " + laid.displacement() + " km");
        var row = new HashMap<String, Integer>();
        for (var i = 0; i < MUNICIPALITIES; i++)
            row.put(laid.places().get(i).name(), laid.hexagons().get(i).row());
        assertTrue(row.get("Lindesnes") < row.get("Bergen") && row.get("Bergen") < row.get("Bodø"));
    }

    @Test
    void neighboursOnLandStayNearEachOther() throws IOException {
        var laid = cartogram.of(places.all(PAGE));
        var centres = new HashMap<String, Plane>();
        for (var i = 0; i < MUNICIPALITIES; i++)
            centres.put(laid.places().get(i).number(), laid.hexagons().get(i).centre());
        var apart = neighbours()
                .mapToDouble(pair -> centres.get(pair[0]).distance(centres.get(pair[1])) / Hexagon.SIZE)
                .toArray();

        assertTrue(apart.length > 700);
        assertTrue(DoubleStream.of(apart).average().orElseThrow() < 1.5, "tiles between the centres of neighbours");
        assertTrue(DoubleStream.of(apart).filter(tiles -> tiles < 2.1).count() > 0.9 * apart.length);
    }

    /** Number and number, of today's. */
    private static Stream<String[]> neighbours() throws IOException {
        return Files.readAllLines(
                        Backing.inRepository("municipalities-service/src/main/resources/registry/neighbours.csv"))
                .stream()
                .map(line -> line.split(","))
                .filter(row -> row[0].equals("2024"))
                .map(row -> new String[] {row[1], row[2]});
    }

    @Test
    void aDividedMunicipalityLendsItsPointToItsParts() {
        var parts = places.all(PAGE).stream().filter(place -> !place.own()).toList();

        assertEquals(List.of("1508", "1580"), parts.stream().map(Place::number).toList());
        assertEquals(parts.get(0).latitude(), parts.get(1).latitude());
    }

    @Test
    void thePageHasEveryTileAsALinkAndTheSameInATable() {
        var html = given().accept("text/html")
                .get("/map?by=need")
                .then()
                .statusCode(200)
                .body(allOf(containsString("i gjennomsnitt"), containsString("femdeler")))
                .extract()
                .htmlPath();

        for (var part : new String[] {"svg", "table"}) {
            var links = html.getList(
                    "'**'.find { it.name() == '" + part + "' }.'**'.findAll { it.name() == 'a' }.@href", String.class);
            assertEquals(MUNICIPALITIES, links.size(), part);
            assertTrue(links.contains("/municipalities/0301"), part);
        }
    }

    @Test
    void nonsenseIsAPageThatSaysWhatToDo() {
        given().accept("text/html")
                .get("/map?by=nonsense")
                .then()
                .statusCode(400)
                .body(allOf(containsString("by"), containsString("Hva du kan gjøre"), containsString("takes-part")));
        given().accept("text/html").get("/map?from=&to=&instrument=").then().statusCode(200);
    }
}
