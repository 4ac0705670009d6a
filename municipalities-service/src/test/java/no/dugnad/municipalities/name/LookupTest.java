package no.dugnad.municipalities.name;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.dugnad.municipalities.reference.ShippedRegistry;
import no.dugnad.municipalities.registry.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class LookupTest {
    private static final Registry REGISTRY = ShippedRegistry.REGISTRY;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static LookupView.Item looked(String name, LocalDate at, String county) {
        return new Lookup(Names.of(REGISTRY, at), county).of(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Oslo | 2026-11-30 | 0301=1.0",
                "oslo | 2026-11-30 | 0301=1.0",
                "Oslo kommune | 2026-11-30 | 0301=0.95",
                "0301 | 2026-11-30 | 0301=1.0",
                "301 | 2026-11-30 | 0301=0.9",
                "0301 Oslo | 2026-11-30 | 0301=1.0",
                "Oslo (0301) | 2026-11-30 | 0301=1.0",
                "K-0301 | 2026-11-30 | 0301=1.0",
                "0301 Bergen | 2026-11-30 | 0301=0.5 4601=0.5",
                "1507 | 2026-11-30 | 1508=0.82",
                "0716 | 2026-11-30 | 3905=0.95",
                "Skedsmo | 2026-11-30 | 3205=0.85",
                "Skedsmo | 2019-06-01 | 0231=1.0",
                "Våler | 2026-11-30 | 3114=0.5 3419=0.5",
                "Våler i Solør | 2026-11-30 | ",
                "Våler (Innlandet) | 2026-11-30 | 3419=1.0",
                "Våler, Østfold | 2026-11-30 | 3114=0.95",
                "Bergen (Finnmark) | 2026-11-30 | 4601=0.6",
                "Os | 2026-11-30 | 3430=1.0 4624=0.5",
                "Kristansand | 2026-11-30 | 4204=0.83 1505=0.75",
                "Trondhiem | 2026-11-30 | 5001=0.8",
                "Kristians | 2026-11-30 | 1505=0.5 4204=0.5",
                "Nord | 2026-11-30 | ",
                "Atlantis | 2026-11-30 | ",
                "9999 | 2026-11-30 | ",
                "hele landet | 2026-11-30 | ",
                "Ukjent | 2026-11-30 | ",
                "kommune | 2026-11-30 | ",
                "'' | 2026-11-30 | "
            })
    void aNameMeansThisAndIsThisSure(String name, LocalDate at, String expected) {
        var found = looked(name, at, null);

        assertEquals(
                expected == null ? "" : expected,
                found.matches().stream()
                        .map(match -> match.number() + "=" + match.confidence())
                        .collect(Collectors.joining(" ")));
        assertEquals(
                found.matches().size() > 1
                        && found.matches().get(0).confidence()
                                == found.matches().get(1).confidence(),
                found.ambiguous());
    }

    @Test
    void aNameOfALaterDateIsFoundWhereTheMostOfItWas() {
        var found = looked("Lillestrøm", LocalDate.of(2018, 1, 1), null).matches();

        assertEquals("0231", found.getFirst().number());
        assertEquals("Lillestrøm", found.getFirst().foundBy());
        assertTrue(found.getFirst().confidence() < 0.8);
    }

    @Test
    void aCountyTellsThoseOfTheSameNameApart() {
        var found = looked("Våler", TODAY, "34");

        assertFalse(found.ambiguous());
        assertEquals(
                List.of("3419"),
                found.matches().stream().map(LookupView.Match::number).toList());
        assertEquals(1, found.matches().getFirst().confidence());
    }

    @Test
    void everyMunicipalityIsSureByItsLabelAndNothingIsBelowAHalf() {
        for (var version : REGISTRY.validAt(TODAY)) {
            var label = looked(version.klassLabel(), TODAY, null);
            var missing = looked(version.name().substring(1), TODAY, null);

            assertEquals(version.number(), label.matches().getFirst().number(), version.toString());
            assertTrue(label.matches().getFirst().confidence() >= 0.95, label.toString());
            assertTrue(missing.matches().stream().allMatch(match -> match.confidence() >= 0.5), missing.toString());
        }
    }

    @Test
    void manyAreLookedUpAtOnce() {
        var names = Collections.nCopies(2500, List.of("Deatnu – Tana", "nothing at all like it")).stream()
                .flatMap(List::stream)
                .toList();
        given().contentType("application/json")
                .body(Map.of("names", names, "at", "2024-01-01", "county", "Finnmark"))
                .post("/v1/municipality-lookups")
                .then()
                .statusCode(200)
                .body("items", hasSize(5000))
                .body("items[0].name", equalTo("Deatnu – Tana"))
                .body("items[0].ambiguous", equalTo(false))
                .body("items[4998].matches.number", contains("5628"))
                .body("items[4999].matches", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /names | not-null",
                "{\"names\":[]} | /names | size",
                "{\"names\":[\"Oslo\",null]} | /names/1 | not-null",
                "{\"names\":[\"Oslo\"],\"county\":\"99\"} | /county | no-such-county-then",
                "{\"names\":[\"Oslo\"],\"county\":\"Viken\"} | /county | no-such-county-then",
                "{\"names\":[\"Oslo\"],\"at\":\"2012-12-31\"} | /at | before-the-registry",
                "{\"names\":[\"Oslo\"],\"date\":\"2020-01-01\"} | /date | unknown-field"
            })
    void aFaultIsPointedAt(String body, String pointer, String code) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/municipality-lookups")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void aListIsFoundByNameTheNearestFirstOverSeveralPages() {
        var first = given().queryParam("q", "os")
                .queryParam("limit", 2)
                .queryParam("at", "2024-01-01")
                .get("/v1/municipalities")
                .then()
                .statusCode(200)
                .body("items.number", contains("3430", "4624"))
                .extract();
        given().urlEncodingEnabled(false)
                .get(first.<String>path("next"))
                .then()
                .statusCode(200)
                .body("items.name", contains("Osen", "Oslo"));
    }
}
