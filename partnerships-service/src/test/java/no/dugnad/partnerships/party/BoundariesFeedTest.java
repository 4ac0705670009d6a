package no.dugnad.partnerships.party;

import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.member;
import static no.dugnad.partnerships.Client.municipality;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import no.dugnad.partnerships.Registry;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BoundariesFeedTest {
    private static final String DRAWN = "no.dugnad.boundaries.drawn.v1";

    @Test
    void whatTheContractsExampleSaysOfSuccessionIsRead() {
        var event = new FeedEvent(
                "dugnad.boundaries", 0, 0, "2024-01-01", DRAWN, 1, null, Examples.text("boundaries.drawn"));

        var succession = event.as(BoundariesFeed.State.class).succession();

        assertEquals(Map.of("1507", Map.of("1508", 0.8621253646892406, "1580", 0.13787463531075944)), succession);
    }

    @Test
    void whoAsksForAMunicipalityThatIsNoMoreIsToldWhoFollowsIt() {
        // Given a municipality that is split on 2031-01-01, and the registry's newest word on it
        Registry.has("7901", "Delt", "79", "Prøvefylket", "2020-01-01", "2031-01-01");
        Registry.has("7902", "Nordre", "79", "Prøvefylket", "2031-01-01", null);
        Registry.has("7903", "Søndre", "79", "Prøvefylket", "2031-01-01", null);
        Broker.send("boundaries", "2031-01-01", DRAWN, 20, drawn("7902", "7903"));
        Broker.send("boundaries", "2031-01-01", DRAWN, 19, drawn("7999"));
        Broker.send("boundaries", "unreadable", DRAWN, 21, "{\"validFrom\":\"2031-01-01\"}");
        var path = partnership("") + "/members";

        // When somebody wants it as a member after it has ended
        // Then the refusal names both successors
        await().untilAsserted(() -> as(KS).header("Accept-Language", "nb")
                .body(member(municipality("7901"), "2031-01-01", null))
                .post(path)
                .then()
                .statusCode(400)
                .body("errors[0].detail", endsWith("Etterfølgere: 7902 Nordre, 7903 Søndre.")));
        Broker.await("dugnad.boundaries.dead", "unreadable", sent -> true);
    }

    private static String drawn(String... targets) {
        var list = String.join(
                ",",
                java.util.Arrays.stream(targets)
                        .map(t -> "{\"number\":\"" + t + "\",\"weight\":0.5}")
                        .toList());
        return """
                {"validFrom":"2031-01-01","municipalities":[{"number":"7902"},{"number":"7903"}],
                 "translations":[{"from":"2020-01-01","items":[{"source":"7901","targets":[%s],"method":"population"}]},
                                 {"from":"2040-01-01","items":[{"source":"7950","targets":[{"number":"7902","weight":1}],"method":"x"}]}]}
                """.formatted(list);
    }
}
