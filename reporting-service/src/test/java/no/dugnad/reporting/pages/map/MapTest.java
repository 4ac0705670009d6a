package no.dugnad.reporting.pages.map;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import no.dugnad.reporting.known.KnownPlaces;
import no.dugnad.reporting.known.Place;
import no.dugnad.reporting.pages.Country;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Country.class)
class MapTest {
    private static final int MUNICIPALITIES = 357;
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    @Inject
    DataSource database;

    @Inject
    KnownPlaces places;

    @Inject
    Cartogram cartogram;

    @BeforeEach
    void country() {
        Country.tell(database);
    }

    @Test
    void everyMunicipalityHasATileAndNoneHasTwo() {
        var laid = cartogram.of(places.at(TODAY));

        assertEquals(MUNICIPALITIES, laid.places().size());
        assertEquals(MUNICIPALITIES, laid.places().stream().map(Place::number).distinct().count());
        assertEquals(MUNICIPALITIES, new HashSet<>(laid.hexagons()).size());
    }

    @Test
    void theTilesAreNearWhereTheMunicipalitiesLie() {
        var laid = cartogram.of(places.at(TODAY));

        assertTrue(laid.displacement() < 60, "on average " + laid.displacement() + " km");
        var row = new HashMap<String, Integer>();
        for (var i = 0; i < MUNICIPALITIES; i++)
            row.put(laid.places().get(i).name(), laid.hexagons().get(i).row());
        assertTrue(row.get("Lindesnes") < row.get("Bergen") && row.get("Bergen") < row.get("Bodø"));
    }

    @Test
    void neighboursStayNearEachOther() {
        var laid = cartogram.of(places.at(TODAY));
        var planes = laid.places().stream()
                .map(place -> Plane.of(place.latitude(), place.longitude()))
                .toList();
        var apart = IntStream.range(0, MUNICIPALITIES)
                .mapToDouble(here -> {
                    var nearest = IntStream.range(0, MUNICIPALITIES)
                            .filter(other -> other != here)
                            .boxed()
                            .min(Comparator.comparingDouble(
                                    other -> planes.get(here).distance(planes.get(other))))
                            .orElseThrow();
                    return laid.hexagons()
                                    .get(here)
                                    .centre()
                                    .distance(laid.hexagons().get(nearest).centre())
                            / Hexagon.SIZE;
                })
                .average()
                .orElseThrow();

        assertTrue(apart < 1.8, "the nearest neighbour is on average " + apart + " tiles away");
    }

    @Test
    void aDividedMunicipalityLendsItsPointToItsParts() {
        var parts = places.at(TODAY).stream().filter(place -> !place.own()).toList();

        assertEquals(
                List.of("1508", "1580"), parts.stream().map(Place::number).toList());
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
