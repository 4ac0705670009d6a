package no.dugnad.municipalities.grouping;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.TreeSet;
import no.dugnad.municipalities.reference.ShippedRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groupings over HTTP, and that each divides every municipality of every period. */
@QuarkusTest
class GroupingTest {
    @Test
    void everyGroupingDividesEveryMunicipalityOfItsPeriods() {
        for (var grouping : Groupings.of(ShippedRegistry.REGISTRY).all()) {
            var state = grouping.state();
            assertEquals(state.validFrom(), state.periods().getFirst().from(), grouping.id());
            assertEquals(state.validTo(), state.periods().getLast().to(), grouping.id());
            for (var period : state.periods()) {
                var members = period.members().values().stream()
                        .flatMap(java.util.List::stream)
                        .toList();
                var valid = ShippedRegistry.REGISTRY.validAt(period.from()).stream()
                        .map(v -> v.number())
                        .toList();
                assertEquals(
                        valid, java.util.List.copyOf(new TreeSet<>(members)), grouping.id() + " from " + period.from());
                assertEquals(valid.size(), members.size());
            }
            for (var i = 1; i < state.periods().size(); i++)
                assertEquals(
                        state.periods().get(i - 1).to(), state.periods().get(i).from());
        }
    }

    @Test
    void theSmallDistrictMunicipalitiesOf2020Are163() {
        given().get("/v1/groupings/small-district/members?at=2020-01-01&limit=500")
                .then()
                .statusCode(200)
                .body("total", equalTo(356))
                .body("items.findAll { it.group == 'small-district' }", hasSize(163))
                .body("items.findAll { it.group == 'other' }", hasSize(193))
                .body("items[0].name", equalTo("Oslo"));
    }

    @Test
    void groupingsAreShown() {
        given().get("/v1/groupings")
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        hasItems(
                                "centrality",
                                "county",
                                "kostra-group",
                                "labour-market-region",
                                "population-band",
                                "sami-administrative-area",
                                "small-district"));
        given().get("/v1/groupings/small-district")
                .then()
                .statusCode(200)
                .body("validFrom", equalTo("2020-01-01"))
                .body("validTo", equalTo("2027-01-01"))
                .body("groups.id", contains("small-district", "other"))
                .body("name.nn", equalTo("Små distriktskommunar"))
                .body("definition", containsString("municipality.population < 5000"));
        given().get("/v1/groupings/county")
                .then()
                .body("validFrom", equalTo("2013-01-01"))
                .body("validTo", nullValue())
                .body("groups.id", hasItem("46"));
        given().get("/v1/groupings/kostra-group").then().body("validFrom", equalTo("2024-01-01"));
        given().get("/v1/groupings/nothing").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-12-31", "2027-01-01"})
    void outsideItsDataAGroupingSaysWhereTheyAre(String at) {
        for (var path : new String[] {
            "/v1/groupings/small-district/members?at=" + at, "/v1/municipalities?grouping=small-district&at=" + at
        })
            given().get(path)
                    .then()
                    .statusCode(422)
                    .body("validFrom", equalTo("2020-01-01"))
                    .body("validTo", equalTo("2027-01-01"))
                    .body("detail", containsString("2020-01-01"));
        given().get("/v1/groupings/small-district/members?at=2012-01-01").then().statusCode(400);
    }

    @Test
    void aBandIsNamedForItsLimits() {
        given().get("/v1/groupings/population-band/members?at=2013-01-01&limit=500")
                .then()
                .statusCode(200)
                .body("total", equalTo(428));
        var bands =
                Groupings.of(ShippedRegistry.REGISTRY).find("population-band").orElseThrow();
        assertTrue(bands.groups().stream()
                .map(GroupView::id)
                .toList()
                .containsAll(java.util.List.of("under-2000", "2000-4999", "from-50000")));
        assertEquals(
                "from-50000", bands.members(java.time.LocalDate.of(2020, 1, 1)).get("0301"));
    }
}
