package no.dugnad.partnerships.edition;

import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.newId;
import static no.dugnad.partnerships.Client.tag;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.owned;
import static no.dugnad.platform.testing.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import no.dugnad.partnerships.Client;
import no.dugnad.partnerships.MovedClock;
import no.dugnad.partnerships.Sharing;
import no.dugnad.platform.http.Clocks;
import no.dugnad.platform.testing.KeptAnswer;
import no.dugnad.platform.testing.WatchedTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever changes what is kept, the next who asks gets what it is now. */
@QuarkusTest
class PartnershipsEditionTest {
    /** Ours, and who may come to be like it. */
    private static final String US = "6751";

    private static final String OTHER = "6752";

    @Inject
    DataSource database;

    @Inject
    PartnershipsEdition edition;

    /** Stands in the names of what is made, so that it is found by it. */
    private final String word = "ord"
            + UUID.randomUUID()
                    .toString()
                    .substring(0, 8)
                    .chars()
                    .map(c -> c < 'a' ? c - '0' + 'g' : c)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());

    private String network;
    private String solution;
    private String challenge;
    private String project;
    private String reception;

    @BeforeEach
    void shared() {
        Sharing.exists(US, "Vårvik", "2015-01-01", null);
        Sharing.exists(OTHER, "Andrevik", "2015-01-01", null);
        Sharing.grouping("edition-size", groups(List.of(US, OTHER), List.of()));
        network = Client.partnership("");
        patch(network, "{\"name\":{\"nb\":\"Nettverket " + word + "\"}}");
        Sharing.member(network, KS, US, "2018-01-01");
        solution = put("/v1/solutions/", owned(",\"summary\":{\"nb\":\"" + word + "\"}"));
        challenge = put("/v1/challenges/", owned(""));
        project = put("/v1/projects/", owned(",\"stage\":\"idea\",\"challenges\":[\"" + id(challenge) + "\"]"));
        reception = URI.create(created(as(KS).body(
                                "{\"name\":{\"nb\":\"Mottaket\"},\"partnershipId\":\"" + id(network)
                                        + "\",\"source\":{\"kind\":\"project\",\"name\":{\"nb\":\"Prosjektet\"}},\"on\":\"2021-01-01\"}")
                        .post("/v1/receptions")))
                .getPath();
    }

    @AfterEach
    void clock() {
        MovedClock.reset();
    }

    private static String groups(List<String> small, List<String> large) {
        return "[" + Sharing.period("2015-01-01", null, small, large) + "]";
    }

    private static String put(String list, String body) {
        var path = list + newId();
        created(as(KS).header("If-None-Match", "*").body(body).put(path));
        return path;
    }

    private static String created(Response response) {
        return response.then().statusCode(201).extract().header("Location");
    }

    private static void patch(String path, String patch) {
        as(KS).header("If-Match", tag(path))
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch(path)
                .then()
                .statusCode(200);
    }

    private void adopts(String number) {
        var body = Sharing.adoption(number, "in-use", "2021-01-01");
        created(as(KS).body(body.substring(0, body.length() - 1) + ",\"partnershipId\":\"" + id(network) + "\"}")
                .post(solution + "/adoptions"));
    }

    private String filled(String address) {
        return address.replace("{network}", id(network))
                .replace("{solution}", id(solution))
                .replace("{challenge}", id(challenge))
                .replace("{project}", id(project))
                .replace("{reception}", id(reception))
                .replace("{word}", word)
                .replace("{us}", US)
                .replace("{other}", OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/partnerships/{network}/members?limit=500",
        "/v1/partnerships/{network}/representation?grouping=edition-size",
        "/v1/partnerships/{network}/representation?grouping=edition-size&outputFormat=csv",
        "/v1/partnerships?municipality={other}&limit=500"
    })
    void whoComesAlongIsSeen(String address) {
        KeptAnswer.standsUntil(filled(address), () -> Sharing.member(network, KS, OTHER, "2019-01-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/partnerships/{network}",
        "'/v1/partnerships?limit=20&q={word}'",
        "/v1/partnerships?municipality={us}&limit=500"
    })
    void aNetworkThatIsWrittenIsSeen(String address) {
        KeptAnswer.standsUntil(filled(address), () -> patch(network, "{\"name\":{\"nb\":\"Et annet nettverk\"}}"));
    }

    @ParameterizedTest
    @CsvSource({"/v1/partnerships/{network}/bodies", "/v1/partnerships/{network}/representation?grouping=edition-size"})
    void aBodyWithASeatIsSeen(String address) {
        KeptAnswer.standsUntil(filled(address), () -> {
            var body = URI.create(created(as(KS).body("{\"name\":{\"nb\":\"Kjernen\"},\"kind\":\"core-team\"}")
                            .post(network + "/bodies")))
                    .getPath();
            created(as(KS).body("{\"party\":" + Client.municipality(US) + ",\"role\":\"member\"}")
                    .post(body + "/seats"));
        });
    }

    @ParameterizedTest
    @CsvSource({"/v1/solutions/{solution}", "'/v1/solutions?limit=20&q={word}'"})
    void aSolutionThatIsWrittenIsSeen(String address) {
        KeptAnswer.standsUntil(filled(address), () -> patch(solution, "{\"name\":{\"nb\":\"Noe annet\"}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/adoptions?municipality={us}&limit=500",
        "/v1/adoptions?partnership={network}&limit=500",
        "/v1/adoptions/summary?partnership={network}",
        "/v1/solutions/{solution}/adoptions",
        "/v1/solutions/{solution}/adoptions/summary",
        "/v1/solutions/{solution}/diffusion?grouping=edition-size"
    })
    void whatIsTakenIntoUseIsSeen(String address) {
        KeptAnswer.standsUntil(filled(address), () -> adopts(US));
    }

    @Test
    void whatThoseLikeUsTakeIntoUseIsSeen() {
        Sharing.member(network, KS, OTHER, "2019-01-01");

        KeptAnswer.standsUntil("/v1/solutions/like-us?municipality=" + US + "&limit=100", () -> adopts(OTHER));
    }

    @ParameterizedTest
    @CsvSource({"/v1/gains/summary?partnership={network}", "/v1/gains?solution={solution}"})
    void whatIsGainedIsSeen(String address) {
        KeptAnswer.standsUntil(
                filled(address),
                () -> created(as(KS).body("""
                        {"solutionId":"%s","partnershipId":"%s","party":{"kind":"municipality","number":"%s"},"year":2022,"kind":"quality","phase":"planned","amount":1,
                         "bearer":{"level":"state"},"receiver":{"level":"state"}}
                        """.formatted(id(solution), id(network), US))
                        .post("/v1/gains")));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/receptions?partnership={network}&limit=500",
        "/v1/receptions/times?partnership={network}",
        "/v1/receptions/{reception}"
    })
    void aStepIsSeen(String address) {
        KeptAnswer.standsUntil(
                filled(address),
                () -> created(as(KS).body(
                                "{\"state\":\"assessed\",\"on\":\"2021-02-15\",\"scores\":[{\"criterion\":\"risk\",\"score\":2}]}")
                        .post(reception + "/steps")));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/projects?challenge={challenge}&limit=500",
        "/v1/projects/{project}",
        "/v1/challenges/{challenge}/portfolio"
    })
    void aProjectThatGoesOnIsSeen(String address) {
        KeptAnswer.standsUntil(filled(address), () -> patch(project, "{\"stage\":\"planning\",\"ambition\":4}"));
    }

    @Test
    void aChallengeThatIsWrittenIsSeen() {
        KeptAnswer.standsUntil(challenge, () -> patch(challenge, "{\"name\":{\"nb\":\"En annen utfordring\"}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/cases?challenge={challenge}&limit=50",
        "/v1/cases?solution={solution}&limit=50",
        "'/v1/cases?limit=20&q={word}'"
    })
    void aCaseThatIsToldIsSeen(String address) {
        KeptAnswer.standsUntil(
                filled(address),
                () -> created(Sharing.municipality(US)
                        .body("""
                        {"title":{"nb":"Saken %s"},"party":{"kind":"municipality","number":"%s"},"challenges":["%s"],"solutions":["%s"]}
                        """.formatted(word, US, id(challenge), id(solution)))
                        .post("/v1/cases")));
    }

    @ParameterizedTest
    @CsvSource({"/v1/partnerships/{network}/members?limit=500", "/v1/adoptions?partnership={network}&limit=500"})
    void whatTheRegistryTellsOfAMunicipalityIsSeen(String address) {
        adopts(US);

        KeptAnswer.standsUntil(filled(address), () -> Sharing.exists(US, "Høstvik", "2015-01-01", null));
    }

    @Test
    void whoseNeighboursAreToldIsSeen() {
        Sharing.adopted(id(solution), OTHER, "in-use", "2021-01-01");

        KeptAnswer.standsUntil(
                "/v1/solutions/like-us?municipality=" + US + "&limit=100",
                () -> Sharing.existsBeside(US, "Vårvik", OTHER));
    }

    @Test
    void aGroupingThatIsToldAnewIsSeen() {
        KeptAnswer.standsUntil(filled("/v1/partnerships/{network}/representation?grouping=edition-size"), () -> {
            Sharing.grouping("edition-size", groups(List.of(OTHER), List.of(US)));
            await().until(() -> Sharing.count(
                            "select count(*) from read_model.grouping_member where grouping_id = 'edition-size' and group_id = 'large'")
                    == 1);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/partnerships/{network}/members?limit=500",
        "/v1/partnerships/{network}/representation?grouping=edition-size",
        "/v1/partnerships?municipality={other}&limit=500",
        "/v1/receptions/times?partnership={network}",
        "/v1/receptions/{reception}"
    })
    void theNextDayIsSeen(String address) {
        var tomorrow = LocalDate.now(Clocks.NORWAY).plusDays(1);
        Sharing.member(network, KS, OTHER, tomorrow.toString());

        KeptAnswer.standsUntil(filled(address), () -> MovedClock.forward(Duration.ofDays(1)));
    }

    @Test
    void everyTableThatAnswersAreMadeOfMovesIt() throws SQLException {
        assertEquals(Set.of("read_model.reform_news"), WatchedTables.unmoving(database, edition.parts()));
    }
}
