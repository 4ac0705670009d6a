package no.dugnad.partnerships.partnership;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.admin;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.bearer;
import static no.dugnad.partnerships.Client.member;
import static no.dugnad.partnerships.Client.municipality;
import static no.dugnad.partnerships.Client.tag;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import no.dugnad.partnerships.Client;
import no.dugnad.partnerships.MovedClock;
import no.dugnad.partnerships.Registry;
import no.dugnad.partnerships.Sharing;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who says that somebody is a member. */
@QuarkusTest
class MembershipAnswerTest {
    /** Of Vestland and of Trøndelag, as the service's own table has them. */
    private static final String VESTLAND = "821311632";

    private static final String TRONDELAG = "817920632";
    private static final String NUMBER = "4672";
    private static final String STRANGER = "5091";

    private static boolean told;

    @Inject
    MembershipTermJob terms;

    @BeforeEach
    void municipalitiesAreThere() {
        if (told) return;
        Registry.hears(
                NUMBER,
                Registry.municipality(
                        NUMBER, Sharing.organisation(NUMBER), "Ordvik", "46", "Vestland", "2015-01-01", null));
        Registry.hears(
                STRANGER,
                Registry.municipality(
                        STRANGER, Sharing.organisation(STRANGER), "Svardal", "50", "Trøndelag", "2015-01-01", null));
        told = true;
    }

    @AfterEach
    void itIsTodayAgain() {
        MovedClock.reset();
    }

    @ParameterizedTest
    @CsvSource({
        // who answers for a municipality of county 46, in a partnership of a kind that covers these counties
        "itself,                regional-network, 46,    200",
        "itself,                programme,        '',    200",
        "another municipality,  regional-network, 46,    403",
        "host,                  regional-network, 46,    403",
        "county,                regional-network, 46,    200",
        "county,                regional-network, 46 50, 200",
        "county,                regional-network, 50,    403",
        "county,                regional-network, '',    403",
        "county,                programme,        46,    403",
        "another county,        regional-network, 46,    403",
        "another county,        regional-network, 46 50, 403",
        "administrator,         programme,        '',    200",
        "host without scope,    regional-network, 46,    403",
        "nobody,                regional-network, 46,    401"
    })
    void answersForAMunicipality(String who, String kind, String counties, int status) {
        var membership = proposed(network(kind, counties), municipality(NUMBER));

        caller(who)
                .body("{\"verdict\":\"confirmed\"}")
                .post(membership + "/answer")
                .then()
                .statusCode(status);

        given().get(membership).then().body("state", equalTo(status == 200 ? "confirmed" : "proposed"));
    }

    @ParameterizedTest
    @CsvSource({"county,         200", "another county, 403", "host,           403", "administrator,  200"})
    void answersForACountyAuthority(String who, int status) {
        var membership = proposed(network("programme", ""), "{\"kind\":\"county\",\"number\":\"46\"}");

        caller(who)
                .body("{\"verdict\":\"confirmed\"}")
                .post(membership + "/answer")
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"974767880, 200", "964338531, 403"})
    void answersForAnOrganisation(String organisation, int status) {
        var membership =
                proposed(network("programme", ""), "{\"kind\":\"research\",\"organisationNumber\":\"974767880\"}");

        bearer(Tokens.of(Scopes.STATEMENTS, organisation))
                .body("{\"verdict\":\"confirmed\"}")
                .post(membership + "/answer")
                .then()
                .statusCode(status);
    }

    @Test
    void whoFollowsAMunicipalityThatIsNoMoreAnswersForIt() {
        Registry.hears(
                "4695",
                Registry.municipality(
                        "4695", Sharing.organisation("4695"), "Før", "46", "Vestland", "2015-01-01", "2023-01-01"));
        Registry.hears(
                "4696",
                Registry.municipality(
                        "4696", Sharing.organisation("4696"), "Etter", "46", "Vestland", "2023-01-01", null));
        Registry.draws("2023-01-01", "4695>4696:1");
        var membership = proposed(network("programme", ""), municipality("4695"));

        for (var number : List.of(NUMBER, "4696"))
            Sharing.municipality(number)
                    .body("{\"verdict\":\"confirmed\"}")
                    .post(membership + "/answer")
                    .then()
                    .statusCode(number.equals(NUMBER) ? 403 : 200);
    }

    @Test
    void theNewestAnswerHoldsAndIsTold() {
        var path = network("regional-network", "46");
        var membership = proposed(path, municipality(NUMBER));
        var before = tag(membership);

        Sharing.municipality(NUMBER)
                .body("{\"verdict\":\"contested\",\"reason\":{\"nb\":\"Vi er ikke med\"}}")
                .post(membership + "/answer")
                .then()
                .statusCode(200)
                .body("state", equalTo("contested"))
                .body("answer.by", equalTo(Sharing.organisation(NUMBER)));

        var sent = Broker.awaitType("dugnad.membership", Sharing.id(membership), "no.dugnad.membership.contested.v1");
        Examples.assertValid("membership", sent.data());
        given().header("If-None-Match", before).get(membership).then().statusCode(200);
        given().get(path + "/members").then().body("items[0].state", equalTo("contested"));
        Sharing.municipality(NUMBER)
                .body("{\"verdict\":\"confirmed\"}")
                .post(membership + "/answer")
                .then()
                .body("state", equalTo("confirmed"))
                .body("answer.reason", nullValue());
        Examples.assertValid(
                "membership",
                Broker.awaitType("dugnad.membership", Sharing.id(membership), "no.dugnad.membership.confirmed.v1")
                        .data());
    }

    @Test
    void theHostsOwnMembershipIsItsOwnWord() {
        var organisation = Sharing.organisation(NUMBER);
        var path = "/v1/partnerships/" + Client.newId();
        as(organisation)
                .header("If-None-Match", "*")
                .body(Client.body("").replace(KS, organisation))
                .put(path)
                .then()
                .statusCode(201);

        as(organisation)
                .body(member(municipality(NUMBER), "2020-01-01", null))
                .post(path + "/members")
                .then()
                .statusCode(201)
                .body("state", equalTo("confirmed"))
                .body("answer.by", equalTo(organisation));
    }

    @Test
    void onlyAnAdministratorSetsATerm() {
        var path = network("regional-network", "46");
        var body =
                member(municipality(NUMBER), "2020-01-01", null).replaceFirst("\\{", "{\"answerBy\":\"2025-01-01\",");

        as(KS).body(body)
                .post(path + "/members")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:dugnad:problem:answer-by-is-set"));
        var membership = admin().body(body)
                .post(path + "/members")
                .then()
                .statusCode(201)
                .body("state", equalTo("stated-by-host"))
                .extract()
                .header("Location");
        as(KS).contentType("application/merge-patch+json")
                .header("If-Match", tag(membership))
                .body("{\"answerBy\":null}")
                .patch(membership)
                .then()
                .statusCode(403);
        as(KS).contentType("application/merge-patch+json")
                .header("If-Match", tag(membership))
                .body("{\"role\":\"partner\"}")
                .patch(membership)
                .then()
                .statusCode(200)
                .body("state", equalTo("stated-by-host"));
    }

    @Test
    void whoDoesNotAnswerInTimeIsWhatTheHostHasStated() {
        var today = LocalDate.now(ZoneId.of("Europe/Oslo"));
        var membership = admin().body(member(municipality(NUMBER), "2020-01-01", null)
                        .replaceFirst("\\{", "{\"answerBy\":\"" + today.plusDays(90) + "\","))
                .post(network("regional-network", "46") + "/members")
                .then()
                .statusCode(201)
                .body("state", equalTo("proposed"))
                .extract()
                .header("Location");
        terms.lapse();
        given().get(membership).then().body("state", equalTo("proposed"));

        MovedClock.forward(Duration.ofDays(90));
        terms.lapse();

        given().get(membership).then().body("state", equalTo("stated-by-host"));
        Examples.assertValid(
                "membership",
                Broker.awaitType("dugnad.membership", Sharing.id(membership), "no.dugnad.membership.lapsed.v1")
                        .data());
    }

    private static String network(String kind, String counties) {
        var path = "/v1/partnerships/" + Client.newId();
        as(KS).header("If-None-Match", "*")
                .body(Client.body(
                                counties.isEmpty() ? "" : ",\"counties\":[\"" + counties.replace(" ", "\",\"") + "\"]")
                        .replace("regional-network", kind))
                .put(path)
                .then()
                .statusCode(201);
        return path;
    }

    private static String proposed(String path, String party) {
        return as(KS).body(member(party, "2020-01-01", null))
                .post(path + "/members")
                .then()
                .statusCode(201)
                .body("state", equalTo("proposed"))
                .body("answer", nullValue())
                .extract()
                .header("Location");
    }

    private static RequestSpecification caller(String who) {
        return switch (who) {
            case "itself" -> Sharing.municipality(NUMBER);
            case "another municipality" -> Sharing.municipality(STRANGER);
            case "host" -> bearer(Tokens.of(Scopes.STATEMENTS + " " + Scopes.PARTNERSHIPS, KS));
            case "host without scope" -> as(KS);
            case "county" -> bearer(Tokens.of(Scopes.STATEMENTS, VESTLAND));
            case "another county" -> bearer(Tokens.of(Scopes.STATEMENTS, TRONDELAG));
            case "administrator" -> admin();
            case "nobody" -> given().contentType("application/json");
            default -> throw new IllegalArgumentException(who);
        };
    }
}
