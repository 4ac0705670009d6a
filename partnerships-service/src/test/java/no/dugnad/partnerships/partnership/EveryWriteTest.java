package no.dugnad.partnerships.partnership;

import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.admin;
import static no.dugnad.partnerships.Client.municipality;
import static no.dugnad.partnerships.Client.newId;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.partnerships.Sharing.adoption;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.owned;
import static no.dugnad.partnerships.Sharing.solution;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.function.Supplier;
import no.dugnad.partnerships.Client;
import no.dugnad.partnerships.Sharing;
import no.dugnad.platform.testing.EveryWrite;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
class EveryWriteTest extends EveryWrite {
    private static final String NUMBER = "6599";
    private static final String BODY = "{\"name\":{\"nb\":\"Styret\"},\"kind\":\"steering-group\"}";
    private static final String SEAT = "{\"party\":" + municipality(NUMBER) + ",\"role\":\"leader\"}";
    private static final String ARENA = "{\"kind\":\"meeting-place\",\"name\":{\"nb\":\"Møtet\"}}";
    private static final String CONTACT = "{\"role\":\"one-door\",\"name\":\"Kari\",\"email\":\"post@example.org\"}";
    private static final String PERSON = "{\"name\":\"Kari\"}";
    private static final String CASE = "{\"title\":{\"nb\":\"Det vi gjorde\"},\"party\":" + municipality(NUMBER) + "}";

    private static boolean told;

    @BeforeEach
    void theMunicipalityIsThere() {
        if (!told) Sharing.exists(NUMBER, "Alt mulig", "2015-01-01", null);
        told = true;
    }

    @Override
    protected Map<String, Supplier<Made>> things() {
        return Map.ofEntries(
                Map.entry("/v1/partnerships/{id}", () -> put("/v1/partnerships/", Client.body(""))),
                Map.entry("/v1/partnerships/{id}/members/{memberId}", EveryWriteTest::aMember),
                Map.entry("/v1/partnerships/{id}/bodies/{bodyId}", EveryWriteTest::aBody),
                Map.entry(
                        "/v1/partnerships/{id}/bodies/{bodyId}/seats/{seatId}",
                        () -> post(aBody().path() + "/seats", SEAT)),
                Map.entry("/v1/partnerships/{id}/bodies/{bodyId}/seats/{seatId}/person", EveryWriteTest::aPerson),
                Map.entry("/v1/partnerships/{id}/arenas/{arenaId}", () -> post(partnership("") + "/arenas", ARENA)),
                Map.entry(
                        "/v1/partnerships/{id}/contacts/{contactId}",
                        () -> post(partnership("") + "/contacts", CONTACT)),
                Map.entry("/v1/challenges/{id}", () -> put("/v1/challenges/", owned(""))),
                Map.entry("/v1/projects/{id}", () -> put("/v1/projects/", owned(",\"stage\":\"idea\""))),
                Map.entry("/v1/solutions/{id}", () -> put("/v1/solutions/", owned(",\"summary\":{\"nb\":\"x\"}"))),
                Map.entry("/v1/solutions/{id}/adoptions/{adoptionId}", EveryWriteTest::anAdoption),
                Map.entry("/v1/cases/{id}", () -> post("/v1/cases", CASE)),
                Map.entry("/v1/receptions/{id}", EveryWriteTest::aReception),
                Map.entry("/v1/receptions/{id}/members/{number}", EveryWriteTest::aReceivingMember));
    }

    private static Made put(String path, String body) {
        var id = newId();
        admin().header("If-None-Match", "*").body(body).put(path + id).then().statusCode(201);
        return new Made(path + id, body, id);
    }

    private static Made post(String path, String body) {
        var at = admin().body(body).post(path).then().statusCode(201).extract().header("Location");
        return new Made(at.substring(at.indexOf("/v1/")), body, null);
    }

    private static Made aMember() {
        return post(partnership("") + "/members", Client.member(municipality(NUMBER), "2018-01-01", null));
    }

    private static Made aBody() {
        return post(partnership("") + "/bodies", BODY);
    }

    private static Made aPerson() {
        var path = post(aBody().path() + "/seats", SEAT).path() + "/person";
        admin().header("If-None-Match", "*").body(PERSON).put(path).then().statusCode(200);
        return new Made(path, PERSON, null);
    }

    private static Made anAdoption() {
        return post("/v1/solutions/" + solution() + "/adoptions", adoption(NUMBER, "in-use", "2020-01-01"));
    }

    private static Made aReception() {
        var network = partnership("");
        Sharing.member(network, KS, NUMBER, "2018-01-01");
        return post(
                "/v1/receptions",
                "{\"name\":{\"nb\":\"Mottak\"},\"partnershipId\":\"" + id(network)
                        + "\",\"source\":{\"kind\":\"project\",\"name\":{\"nb\":\"Et prosjekt\"}},\"on\":\"2021-01-01\"}");
    }

    private static Made aReceivingMember() {
        var body = "{\"number\":\"" + NUMBER + "\",\"state\":\"joining\",\"on\":\"2021-02-01\"}";
        var made = post(aReception().path() + "/members", body);
        return new Made(made.path(), "{\"state\":\"not-joining\"}", null);
    }
}
