package no.dugnad.partnerships;

import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.newId;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.owned;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.dugnad.platform.testing.EveryFormat;
import no.dugnad.platform.testing.EveryFormat.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted here comes in every format, and is the same in each. */
@QuarkusTest
class EveryFormatTest {
    private static String network;
    private static String solution;
    private static String challenge;

    /** An answer: where it is, and what its tables are by its JSON. */
    enum Answer {
        REPRESENTATION(
                () -> network + "/representation?grouping=format-size&at=2024-01-01",
                json -> List.of(
                        new Table(
                                "rows",
                                List.of("group"),
                                List.of(
                                        "municipalities",
                                        "shareOfMunicipalities",
                                        "members",
                                        "shareOfMembers",
                                        "seats"),
                                rows(json.path("rows"))),
                        new Table("shares", List.of("of", "group"), List.of("share"), shares(json.path("rows"))))),
        GAINS(
                () -> "/v1/gains/summary?partnership=" + id(network),
                json -> List.of(new Table(
                        "rows",
                        List.of("kind", "unit", "bearer", "bearerSector", "receiver", "receiverSector"),
                        List.of("planned", "realised", "realisedShare"),
                        rows(json.path("rows")).stream()
                                .map(EveryFormatTest::sides)
                                .toList()))),
        ADOPTIONS(
                () -> "/v1/adoptions/summary?partnership=" + id(network),
                json -> List.of(new Table(
                        "rows", List.of("solution", "state"), List.of("municipalities"), rows(json.path("rows"))))),
        USERS(
                () -> "/v1/solutions/" + solution + "/adoptions/summary",
                json -> List.of(
                        new Table("rows", List.of("state"), List.of("municipalities"), rows(json.path("rows"))),
                        new Table(
                                "municipalities",
                                List.of("number"),
                                List.of("sinceYear"),
                                rows(json.path("municipalities"))))),
        DIFFUSION(
                () -> "/v1/solutions/" + solution + "/diffusion?grouping=format-size&from=2020&to=2023",
                json -> List.of(
                        new Table(
                                "rows",
                                List.of("group"),
                                List.of("municipalities", "adopters", "share", "daysFromFirstToHalfOfAdopters"),
                                groups(json)),
                        new Table("curve", List.of("group", "year"), List.of("adopters", "share"), curves(json)))),
        RECEPTIONS(
                () -> "/v1/receptions/times?partnership=" + id(network),
                json -> List.of(new Table(
                        "rows", List.of("reception", "step", "state"), List.of("days"), rows(json.path("rows"))))),
        PROJECTS(
                () -> "/v1/challenges/" + challenge + "/portfolio",
                json -> List.of(
                        new Table("rows", List.of("ambition", "stage"), List.of("projects"), rows(json.path("rows")))));

        private final java.util.function.Supplier<String> address;
        private final Function<JsonNode, List<Table>> tables;

        Answer(java.util.function.Supplier<String> address, Function<JsonNode, List<Table>> tables) {
            this.address = address;
            this.tables = tables;
        }
    }

    @BeforeEach
    void something() {
        if (network != null) return;
        Sharing.exists("6591", "Formvik", "2015-01-01", null);
        Sharing.exists("6592", "Formnes", "2015-01-01", null);
        Sharing.exists("6593", "Formøy", "2015-01-01", null);
        Sharing.grouping(
                "format-size",
                "[" + Sharing.period("2015-01-01", null, List.of("6591", "6592"), List.of("6593")) + "]");
        var made = Client.partnership("");
        for (var number : List.of("6591", "6592")) Sharing.member(made, KS, number, "2018-01-01");
        solution = Sharing.solution();
        adopts("6591", made, "considering", "2020-03-01", "deciding", "2020-04-01");
        adopts("6592", made, "in-use", "2021-05-01");
        gains("cost-avoided", "planned", "2000", made);
        gains("cost-avoided", "realised", "500.5", made);
        gains("time-saved", "planned", "12", made);
        var reception = as(KS).body(
                        "{\"name\":{\"nb\":\"Mottaket\"},\"partnershipId\":\"" + id(made)
                                + "\",\"source\":{\"kind\":\"project\",\"name\":{\"nb\":\"Prosjektet\"}},\"on\":\"2021-01-01\"}")
                .post("/v1/receptions")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        as(KS).body("{\"state\":\"assessed\",\"on\":\"2021-02-15\",\"scores\":[{\"criterion\":\"risk\",\"score\":2}]}")
                .post(java.net.URI.create(reception).getPath() + "/steps")
                .then()
                .statusCode(201);
        challenge = put("/v1/challenges/", owned(""));
        project(",\"stage\":\"idea\",\"ambition\":5");
        project(",\"stage\":\"idea\",\"ambition\":5");
        project(",\"stage\":\"completed\"");
        network = made;
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void isTheSameInEveryFormat(Answer answer) throws Exception {
        var every = new EveryFormat(answer.address.get());
        every.has(answer.tables.apply(every.json()).toArray(Table[]::new));
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void countsWhatIsThere(Answer answer) {
        var json = new EveryFormat(answer.address.get()).json();
        switch (answer) {
            case ADOPTIONS, USERS -> {
                assertEquals(
                        List.of("deciding", "in-use"),
                        rows(json.path("rows")).stream()
                                .map(row -> row.path("state").asText())
                                .toList());
                assertEquals(1, json.at("/rows/0/municipalities").asInt());
            }
            case RECEPTIONS -> {
                assertEquals(45, json.at("/rows/0/days").asInt());
                assertEquals("assessed", json.at("/rows/1/state").asText());
            }
            case PROJECTS -> {
                assertEquals(3, json.path("projects").asInt());
                assertEquals(2, json.at("/rows/0/projects").asInt());
                assertEquals(5, json.at("/rows/0/ambition").asInt());
            }
            case REPRESENTATION -> assertEquals(2, json.at("/totals/members").asInt());
            case DIFFUSION -> assertEquals(1, json.at("/total/adopters").asInt());
            case GAINS -> assertEquals(2, json.path("rows").size());
        }
    }

    private static void adopts(String number, String network, String... states) {
        Sharing.municipality(number)
                .body(Sharing.adoption(number, states)
                        .replaceFirst("}$", ",\"partnershipId\":\"" + id(network) + "\"}"))
                .post("/v1/solutions/" + solution + "/adoptions")
                .then()
                .statusCode(201);
    }

    private static void gains(String kind, String phase, String amount, String network) {
        Sharing.municipality("6591")
                .body("""
                        {"solutionId":"%s","party":{"kind":"municipality","number":"6591"},"partnershipId":"%s","year":2022,"kind":"%s","phase":"%s",
                         "amount":%s,"bearer":{"level":"municipality","sector":"social"},"receiver":{"level":"citizens"}}
                        """.formatted(solution, id(network), kind, phase, amount))
                .post("/v1/gains")
                .then()
                .statusCode(201);
    }

    private static void project(String more) {
        put("/v1/projects/", owned(",\"challenges\":[\"" + challenge + "\"]" + more));
    }

    private static String put(String path, String body) {
        var id = newId();
        as(KS).header("If-None-Match", "*").body(body).put(path + id).then().statusCode(201);
        return id;
    }

    private static List<JsonNode> rows(JsonNode list) {
        var rows = new ArrayList<JsonNode>();
        list.forEach(rows::add);
        return rows;
    }

    private static JsonNode sides(JsonNode gain) {
        var row = gain.<ObjectNode>deepCopy();
        for (var side : List.of("bearer", "receiver")) {
            row.set(side + "Sector", gain.path(side).path("sector"));
            row.set(side, gain.path(side).path("level"));
        }
        return row;
    }

    private static List<JsonNode> shares(JsonNode rows) {
        var shares = new ArrayList<JsonNode>();
        for (var of : List.of("Municipalities", "Inhabitants", "Members", "Seats"))
            for (var row : rows)
                shares.add(JsonNodeFactory.instance
                        .objectNode()
                        .put("of", of.toLowerCase(java.util.Locale.ROOT))
                        .put("group", row.path("group").asText())
                        .set("share", row.path("shareOf" + of)));
        return shares;
    }

    private static List<JsonNode> groups(JsonNode diffusion) {
        var groups = rows(diffusion.path("rows"));
        groups.add(diffusion.path("total"));
        return groups;
    }

    private static List<JsonNode> curves(JsonNode diffusion) {
        var points = new ArrayList<JsonNode>();
        for (var group : groups(diffusion))
            for (var point : group.path("curve"))
                points.add(((ObjectNode) point.deepCopy())
                        .put("year", Integer.valueOf(point.path("on").asText().substring(0, 4)))
                        .set("group", group.path("group")));
        return points;
    }
}
