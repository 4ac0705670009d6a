package no.dugnad.partnerships.party;

import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.member;
import static no.dugnad.partnerships.Client.municipality;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import no.dugnad.partnerships.Registry;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MunicipalityFeedTest {
    @Test
    void aMunicipalityThatTheRegistryHasToldOfCanBeAMember() {
        Registry.hears("4601", Examples.text("municipality.registered"));

        as(KS).body(member(municipality("4601"), "2020-01-01", null))
                .post(partnership("") + "/members")
                .then()
                .statusCode(201)
                .body("party.name", equalTo("Bergen"));
    }

    @Test
    void theNewerSequenceWins() throws Exception {
        var number = "7801";
        Broker.send("municipality", number, Registry.REGISTERED, 8, named(number, "Nyest"));
        Broker.send("municipality", number, Registry.REGISTERED, 7, named(number, "Eldre"));
        Broker.send("municipality", number, Registry.REGISTERED, 8, named(number, "Det samme om igjen"));
        Registry.has("7802", "Sist", "78", "Prøvefylket", "2020-01-01", null);

        var joined = as(KS).body(member(municipality(number), "2020-01-01", null))
                .post(partnership("") + "/members")
                .then()
                .statusCode(201);

        joined.body("party.name", equalTo("Nyest"));
        assertEquals(8, Registry.sequence(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "null",
                "[]",
                "{\"number\":\"7811\",\"versions\":[]}",
                "{\"number\":\"7811\",\"versions\":[null]}",
                "{\"number\":\"7811\",\"versions\":[{\"name\":\"x\",\"countyNumber\":\"46\",\"countyName\":\"y\"}]}",
                "{\"number\":\"7811\",\"versions\":[{\"name\":\"x\",\"countyNumber\":\"46\",\"countyName\":\"y\",\"validFrom\":\"1. januar\"}]}",
                "{\"number\":\"7811\",\"versions\":[{\"name\":\"a\\u0000b\",\"countyNumber\":\"46\",\"countyName\":\"y\",\"validFrom\":\"2020-01-01\"}]}",
                "{\"number\":\"7811\",\"versions\":[{\"name\":\"x\",\"countyNumber\":\"46\",\"countyName\":\"y\",\"validFrom\":\"2020-01-01\"},{\"name\":\"z\",\"countyNumber\":\"46\",\"countyName\":\"y\",\"validFrom\":\"2020-01-01\"}]}"
            })
    void whatCannotBeReadIsPutAsideAndTheFeedGoesOn(String json) throws Exception {
        var key = "7811-" + json.hashCode();
        Registry.tells(key, json);

        Registry.has("7812", "Neste", "78", "Prøvefylket", "2020-01-01", null);

        Broker.await(
                "dugnad.municipality.dead",
                key,
                sent -> json.equals(sent.raw()) && sent.headers().get("dead-letter-reason") != null);
        assertEquals(-1, Registry.sequence("7811"));
    }

    @Test
    void anUnknownTypeAndUnknownFieldsAreNoHindrance() throws Exception {
        var json = named("7821", "Framtidig").replace("\"versions\"", "\"somethingNew\":{\"x\":[1]},\"versions\"");

        Broker.send("municipality", "7821", "no.dugnad.municipality.something-new.v1", 5, json);

        await().until(() -> Registry.sequence("7821") == 5);
    }

    private static String named(String number, String name) {
        return Registry.municipality(number, null, name, "78", "Prøvefylket", "2020-01-01", null);
    }
}
