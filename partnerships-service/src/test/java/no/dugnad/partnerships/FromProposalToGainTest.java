package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.tag;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.municipality;
import static no.dugnad.partnerships.Sharing.owned;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.Test;

/**
 * One national project on its whole way, from proposal to realised gain, through a network of twelve municipalities of which one merges on the way. Every
 * figure is counted by hand from the days below.
 */
@QuarkusTest
class FromProposalToGainTest {
    private static final String HOST = "964338531";
    private static final String REFORM = "2023-01-15";
    private static final List<String> MEMBERS =
            IntStream.rangeClosed(6501, 6512).mapToObj(Integer::toString).toList();

    /** First day in use. 6504 is still adapting, 6511 does not join, and 6512 becomes a part of 6520. */
    private static final Map<String, String> IN_USE = inUse();

    private static Map<String, String> inUse() {
        var days = new LinkedHashMap<String, String>();
        days.put("6501", "2021-10-01");
        days.put("6502", "2021-12-01");
        days.put("6503", "2022-03-01");
        days.put("6505", "2021-09-15");
        days.put("6506", "2021-09-20");
        days.put("6507", "2021-10-10");
        days.put("6508", "2021-11-01");
        days.put("6509", "2022-02-01");
        days.put("6510", "2022-06-01");
        days.put("6512", "2021-10-15");
        return days;
    }

    @Test
    void aNationalProjectGoesAllTheWay() {
        // Given twelve municipalities and one outside, of which 6501 to 6504 and 6512 are small
        for (var number : MEMBERS) Sharing.exists(number, "Vik " + number, "2015-01-01", null);
        Sharing.exists("6513", "Utenfor", "2015-01-01", null);
        var small = List.of("6501", "6502", "6503", "6504");
        var large = List.of("6505", "6506", "6507", "6508", "6509", "6510", "6511");
        Sharing.grouping(
                "walk-size",
                "[" + Sharing.period("2015-01-01", REFORM, and(small, "6512"), and(large, "6513")) + ","
                        + Sharing.period(REFORM, null, small, and(large, "6520")) + "]");
        // and their network, hosted by Bergen
        var network = "/v1/partnerships/" + Client.newId();
        as(HOST).header("If-None-Match", "*")
                .body(Client.body("").replace(KS, HOST))
                .put(network)
                .then()
                .statusCode(201);
        for (var number : MEMBERS) Sharing.member(network, HOST, number, "2018-01-01");
        // and a national project of KS's with a solution that came of it, against a challenge
        var challenge = created("/v1/challenges/", owned(""));
        var project = created(
                "/v1/projects/",
                owned(",\"stage\":\"implementing\",\"ambition\":4,\"challenges\":[\"" + challenge + "\"]"));
        var solution = created(
                "/v1/solutions/", owned(",\"projects\":[\"" + project + "\"],\"challenges\":[\"" + challenge + "\"]"));

        var reception = received(network, solution);
        statedByMembers(reception);
        adopted(network, solution, reception);

        // When 6512 merges with the one outside
        Sharing.exists("6520", "Storvik", REFORM, null);
        Sharing.exists("6512", "Vik 6512", "2015-01-01", REFORM);
        Sharing.exists("6513", "Utenfor", "2015-01-01", REFORM);
        Sharing.reform(REFORM, List.of("6512", "6513"), "6520");

        // Then the successor goes on where 6512 was, and the record says from whom
        await().untilAsserted(() -> given().get("/v1/solutions/" + solution + "/adoptions?limit=500")
                .then()
                .body("items.party.number", hasItem("6520")));
        given().get("/v1/solutions/" + solution + "/adoptions?limit=500")
                .then()
                .body("total", equalTo(11))
                .body("items.party.number", not(hasItem("6512")))
                .body("items.find { it.party.number == '6520' }.inheritedFrom", equalTo("6512"))
                .body("items.find { it.party.number == '6520' }.party.name", equalTo("Storvik"))
                .body("items.find { it.party.number == '6520' }.state", equalTo("in-use"))
                .body("items.find { it.party.number == '6520' }.states.on", contains(REFORM));
        given().get("/v1/solutions/" + solution + "/adoptions?limit=500&at=2023-01-14")
                .then()
                .body("total", equalTo(11))
                .body("items.party.number", hasItem("6512"))
                .body("items.party.number", not(hasItem("6520")));
        await().untilAsserted(() -> given().get(reception + "/members/6520")
                .then()
                .statusCode(200)
                .body("state", equalTo("in-operation"))
                .body("inheritedFrom", equalTo("6512"))
                .body("on", equalTo(REFORM)));
        given().get(reception + "/members/6512").then().body("endedOn", equalTo(REFORM));
        Sharing.member(network, HOST, "6520", REFORM);

        spreadAsCounted(network, solution);
        gained(network, solution);

        // and 6504, which is still adapting, is shown what its like have come to use
        given().get("/v1/solutions/like-us?municipality=6504&grouping=walk-size&limit=500")
                .then()
                .statusCode(200)
                .body("items.find { it.solution.id == '" + solution + "' }.ownState", equalTo("adapting"))
                .body("items.find { it.solution.id == '" + solution + "' }.adopters", hasSize(10))
                .body(
                        "items.find { it.solution.id == '" + solution
                                + "' }.adopters.find { it.number == '6501' }.like",
                        contains("group", "network"));
        given().get("/v1/solutions/like-us?municipality=6501&grouping=walk-size&limit=500")
                .then()
                .body("items.solution.id", not(hasItem(solution)));
        // and the catalogues of public software are told who uses it
        given().get("/v1/solutions/" + solution + "/publiccode.yml")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(containsString("usedBy:\n  - \"Vik 6501 kommune\"\n"))
                .body(containsString("  - \"Storvik kommune\"\n"))
                .body(not(containsString("Vik 6504")))
                .body(not(containsString("Vik 6512")));
        // and everything is in the feed of events
        // the feed follows the relay
        await().untilAsserted(() -> given().get("/v1/partnership-events?subject=" + id(reception) + "&limit=500")
                .then()
                .body(
                        "items.type",
                        hasItems(
                                "no.dugnad.reception.proposed.v1",
                                "no.dugnad.reception.advanced.v1",
                                "no.dugnad.reception.member-stated.v1",
                                "no.dugnad.reception.members-followed.v1")));
    }

    private static String received(String network, String solution) {
        var reception = as(HOST).body("""
                        {"name":{"nb":"Mottak"},"partnershipId":"%s","source":{"kind":"solution","id":"%s"},"on":"2021-01-10"}
                        """.formatted(id(network), solution))
                .post("/v1/receptions")
                .then()
                .statusCode(201)
                .body("state", equalTo("proposed"))
                .extract()
                .header("Location");
        step(reception, "{\"state\":\"rolling-out\",\"on\":\"2021-02-01\"}")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/state"))
                .body("errors[0].detail", containsString("assessed, declined"));
        step(reception, """
                {"state":"assessed","on":"2021-02-10","scores":[{"criterion":"strategic-fit","score":5},{"criterion":"time","score":3},
                 {"criterion":"size","score":3},{"criterion":"risk","score":4},{"criterion":"cost","score":4}]}
                """).statusCode(201);
        step(reception, """
                {"state":"decided","on":"2021-03-01","body":{"name":{"nb":"Styringsgruppen"}},"decision":{"nb":"Nettverket tar imot."}}
                """).statusCode(201);
        step(reception, "{\"state\":\"adapting\",\"on\":\"2021-03-15\"}").statusCode(201);
        step(reception, "{\"state\":\"rolling-out\",\"on\":\"2021-09-01\"}").statusCode(201);
        // 31 days to be assessed, 19 to be decided, 14 to begin, 170 to be rolled out, a year to be in operation
        step(reception, "{\"state\":\"in-operation\",\"on\":\"2022-09-01\"}")
                .statusCode(201)
                .body(
                        "times.state",
                        contains("proposed", "assessed", "decided", "adapting", "rolling-out", "in-operation"))
                .body("times.days", contains(31, 19, 14, 170, 365, null))
                .body("times.to", contains("2021-02-10", "2021-03-01", "2021-03-15", "2021-09-01", "2022-09-01", null));
        return reception;
    }

    private static void statedByMembers(String reception) {
        for (var number : MEMBERS) {
            as(HOST).body("{\"number\":\"" + number + "\",\"state\":\"invited\",\"on\":\"2021-03-02\"}")
                    .post(reception + "/members")
                    .then()
                    .statusCode(201);
            var path = reception + "/members/" + number;
            state(path, number, number.equals("6511") ? "not-joining" : "joining", "2021-03-20");
            if (number.equals("6511")) continue;
            state(path, number, "adapting", "2021-04-15");
            if (IN_USE.containsKey(number)) state(path, number, "in-operation", IN_USE.get(number));
        }
        given().get(reception + "/members?limit=500").then().body("total", equalTo(12));
    }

    private static void state(String path, String number, String state, String on) {
        municipality(number)
                .header("If-Match", tag(path))
                .body("{\"state\":\"" + state + "\",\"on\":\"" + on + "\"}")
                .put(path)
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }

    /** Each municipality writes for itself, a step at a time. */
    private static void adopted(String network, String solution, String reception) {
        for (var number : MEMBERS) {
            if (number.equals("6511")) continue;
            var path = municipality(number)
                    .body("""
                            {"party":{"kind":"municipality","number":"%s"},"partnershipId":"%s","receptionId":"%s","state":"considering","on":"2021-03-20"}
                            """.formatted(number, id(network), id(reception)))
                    .post("/v1/solutions/" + solution + "/adoptions")
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location");
            advance(path, number, "deciding", "2021-04-01");
            advance(path, number, "adapting", "2021-04-15");
            if (IN_USE.containsKey(number)) advance(path, number, "in-use", IN_USE.get(number));
        }
    }

    private static void advance(String path, String number, String state, String on) {
        municipality(number)
                .header("If-Match", tag(path))
                .body("{\"state\":\"" + state + "\",\"on\":\"" + on + "\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }

    private static void spreadAsCounted(String network, String solution) {
        var diffusion = given().get("/v1/solutions/" + solution
                        + "/diffusion?grouping=walk-size&from=2021&to=2023&partnership=" + id(network))
                .then()
                .statusCode(200)
                .body("boundaries", equalTo("2023-12-31"))
                .body("rows.group", contains("small", "large"))
                .body("rows.municipalities", contains(4, 8))
                .body("rows.adopters", contains(3, 7))
                .body("rows.share", contains(0.75f, 0.875f))
                // small: 1 October, 1 December, 1 March; the second of three
                .body("rows[0].firstOn", equalTo("2021-10-01"))
                .body("rows[0].halfOfAdoptersOn", equalTo("2021-12-01"))
                .body("rows[0].daysFromFirstToHalfOfAdopters", equalTo(61))
                .body("rows[0].halfOfMunicipalitiesOn", equalTo("2021-12-01"))
                // large: the fourth of seven is the one that 6520 continues
                .body("rows[1].firstOn", equalTo("2021-09-15"))
                .body("rows[1].halfOfAdoptersOn", equalTo("2021-10-15"))
                .body("rows[1].daysFromFirstToHalfOfAdopters", equalTo(30))
                .body("rows[0].curve.on", contains("2021-12-31", "2022-12-31", "2023-12-31"))
                .body("rows[0].curve.adopters", contains(2, 3, 3))
                .body("rows[1].curve.adopters", contains(5, 7, 7))
                .body("total.municipalities", equalTo(12))
                .body("total.adopters", equalTo(10))
                .body("total.halfOfAdoptersOn", equalTo("2021-10-15"))
                .body("total.halfOfMunicipalitiesOn", equalTo("2021-11-01"))
                .body("total.daysFromFirstToHalfOfMunicipalities", equalTo(47))
                .body("comparison.group", equalTo("small"))
                .body("comparison.share", equalTo(0.75f))
                .body("comparison.othersShare", equalTo(0.875f))
                .body("comparison.difference", equalTo(-0.125f));
        diffusion.body("total.curve.adopters", contains(7, 10, 10));
        // a year before the reform, 6512 counts as the small one it was
        given().get("/v1/solutions/" + solution + "/diffusion?grouping=walk-size&from=2021&to=2022&partnership="
                        + id(network))
                .then()
                .body("rows.municipalities", contains(5, 7))
                .body("rows.adopters", contains(4, 6));
    }

    private static void gained(String network, String solution) {
        gain("6501", solution, network, 2022, "planned", "time-saved", "100", "municipality");
        var wrong = gain("6501", solution, network, 2022, "realised", "time-saved", "60", "municipality");
        gain("6505", solution, network, 2022, "planned", "time-saved", "400", "municipality");
        gain("6505", solution, network, 2022, "realised", "time-saved", "500", "municipality");
        gain("6512", solution, network, 2022, "planned", "time-saved", "50", "municipality");
        gain("6512", solution, network, 2022, "realised", "time-saved", "50", "municipality");
        gain("6520", solution, network, 2023, "planned", "time-saved", "70", "municipality");
        gain("6520", solution, network, 2023, "realised", "time-saved", "35", "municipality");
        gain("6505", solution, network, 2022, "realised", "cost-avoided", "200000", "state");
        municipality("6501")
                .body("{\"corrects\":\"" + id(wrong) + "\",\"amount\":-10,\"note\":\"Talt to ganger\"}")
                .post("/v1/gains")
                .then()
                .statusCode(201)
                .body("corrects", equalTo(id(wrong)))
                .body("amount", equalTo(-10));
        given().get(wrong).then().body("amount", equalTo(60));

        // 100 + 400 + 50 + 70 planned; 60 - 10 + 500 + 50 + 35 realised
        given().get("/v1/gains/summary?grouping=walk-size&solution=" + solution)
                .then()
                .statusCode(200)
                .body("byKind.kind", contains("time-saved", "cost-avoided"))
                .body("byKind.unit", contains("hours", "nok"))
                .body("byKind.planned", contains(620, 0))
                .body("byKind.realised", contains(635, 200000))
                .body("byKind[1].realisedShare", nullValue())
                .body("rows", hasSize(2))
                .body("byBearer.side.level", contains("municipality", "municipality"))
                .body("byReceiver.side.level", contains("municipality", "state"))
                .body("byReceiver.realised", contains(635, 200000))
                // small: 6501 and 6512; large: 6505, and 6520 in the year after the reform
                .body("bySize.group", contains("small", "large", "large"))
                .body("bySize.kind", contains("time-saved", "time-saved", "cost-avoided"))
                .body("bySize.municipalities", contains(2, 2, 1))
                .body("bySize.planned", contains(150, 470, 0))
                .body("bySize.realised", contains(100, 535, 200000));
        given().get("/v1/gains?limit=500&solution=" + solution).then().body("total", equalTo(10));
        var sent = Broker.awaitType("dugnad.gain", id(wrong), "no.dugnad.gain.entered.v1");
        Examples.assertValid("gain", sent.data());
    }

    private static String gain(
            String number,
            String solution,
            String network,
            int year,
            String phase,
            String kind,
            String amount,
            String receiver) {
        return municipality(number)
                .body("""
                        {"solutionId":"%s","party":{"kind":"municipality","number":"%s"},"partnershipId":"%s","year":%d,"kind":"%s","phase":"%s",
                         "amount":%s,"bearer":{"level":"municipality","sector":"social"},"receiver":{"level":"%s"}}
                        """.formatted(solution, number, id(network), year, kind, phase, amount, receiver))
                .post("/v1/gains")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static ValidatableResponse step(String reception, String body) {
        return as(HOST).body(body).post(reception + "/steps").then();
    }

    private static String created(String collection, String body) {
        var id = Client.newId();
        as(KS).header("If-None-Match", "*")
                .body(body)
                .put(collection + id)
                .then()
                .statusCode(201);
        return id;
    }

    private static List<String> and(List<String> numbers, String another) {
        return java.util.stream.Stream.concat(numbers.stream(), java.util.stream.Stream.of(another))
                .toList();
    }
}
