package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.sample.thing.MunicipalityFeed;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service answers, and what it says of itself, while what it stands on is away. */
@Tag("faults")
@QuarkusTest
class OutageTest {
    @Inject
    Flyway flyway;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private static final long AT_ONCE = 1_000;
    private static final String BODY = "{\"name\":{\"nb\":\"Ting\"},\"size\":3}";

    private static String token() {
        return "Bearer " + Tokens.of(Scopes.INSTRUMENTS, "999601391");
    }

    private static void ready(int status) {
        given().get("/q/health/ready").then().statusCode(status).time(lessThan(AT_ONCE));
    }

    private static void well(String check, String status) {
        given().get("/q/health/well")
                .then()
                .time(lessThan(AT_ONCE))
                .statusCode(status.equals("UP") ? 200 : 503)
                .body("checks.find { it.name == '" + check + "' }.status", equalTo(status));
    }

    @AfterEach
    void mend() {
        Backing.toTheBroker().mend();
        Backing.toTheDatabase().mend();
        await().untilAsserted(() -> {
            ready(200);
            well("Database", "UP");
            well("Broker", "UP");
        });
        // whoever comes next finds its feeds reading, and not about to find their positions
        for (var aggregate : List.of("municipality", "grouping")) {
            var after = UUID.randomUUID().toString();
            Broker.sendOfLife(aggregate, after, "a", 1_000, 1, "{}");
            await().until(() -> MunicipalityFeed.TIMES.containsKey(after));
        }
    }

    @Test
    void withoutTheBrokerItIsReadyAndReadAndWrittenToAndNotWell() {
        await().untilAsserted(() -> ready(200));
        Backing.toTheBroker().cut();

        await().untilAsserted(() -> well("Broker", "DOWN"));

        ready(200);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/v1/things").then().statusCode(200);
        var id = given().header("Authorization", token())
                .contentType("application/json")
                .body(BODY)
                .post("/v1/things")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        ready(200);
        Backing.toTheBroker().mend();
        Broker.await("dugnad.municipality", id, sent -> true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "hanging"})
    void withoutTheDatabaseItIsNotReadyAndSaysSoAtOnce(String way) {
        await().untilAsserted(() -> ready(200));
        var begun = System.nanoTime();
        if (way.equals("cut")) Backing.toTheDatabase().cut();
        else Backing.toTheDatabase().hang();

        await().untilAsserted(() -> ready(503));

        assertThat((System.nanoTime() - begun) / 1_000_000, lessThan(2_000L));
        well("Database", "DOWN");
        given().get("/q/health/live").then().statusCode(200);
        for (var request : new String[] {"GET", "POST"})
            given().header("Authorization", token())
                    .contentType("application/json")
                    .body(BODY)
                    .request(request, "/v1/things")
                    .then()
                    .time(lessThan(AT_ONCE))
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("type", endsWith("database-away"));
        given().get("/q/metrics").then().body(containsString("dugnad_database_away 1.0"));

        Backing.toTheDatabase().mend();
        await().untilAsserted(() -> ready(200));
        // as many as the pool may have had connections that are broken now
        for (var n = 0; n < 16; n++) given().get("/v1/things").then().statusCode(200);
    }

    @Test
    void aRebalanceWithoutTheDatabaseReadsNothingAgain() {
        var before = UUID.randomUUID().toString();
        var after = UUID.randomUUID().toString();
        Broker.send("municipality", before, "a", 1, "{}");
        await().until(() -> MunicipalityFeed.TIMES.containsKey(before));
        Backing.toTheDatabase().cut();
        await().untilAsserted(() -> ready(503));

        try (var other = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers, "group.id", "dugnad-sample"),
                new StringDeserializer(),
                new StringDeserializer())) {
            other.subscribe(List.of("dugnad.municipality"));
            await().until(() -> {
                other.poll(Duration.ofMillis(100));
                return !other.assignment().isEmpty();
            });
        }
        Backing.toTheDatabase().mend();

        Broker.send("municipality", after, "a", 2, "{}");
        await().until(() -> MunicipalityFeed.TIMES.containsKey(after));
        assertEquals(1, MunicipalityFeed.TIMES.get(before));
    }

    @Test
    void whoStartsWithoutTheDatabaseWaitsForIt() {
        Backing.toTheDatabase().cut();
        await().untilAsserted(() -> ready(503));

        var started = CompletableFuture.supplyAsync(flyway::migrate);

        await().untilAsserted(() -> well("Database", "DOWN"));
        assertFalse(started.isDone());
        Backing.toTheDatabase().mend();
        assertTrue(started.join().success);
    }
}
