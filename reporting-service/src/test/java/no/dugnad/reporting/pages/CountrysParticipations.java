package no.dugnad.reporting.pages;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.pages.RegistryTables.Row;

/** Participations that are invented, the same each time: the small and remote take part less often. They are marked as demonstration data. */
final class CountrysParticipations {
    private static final int LAST_YEAR = 2025;

    private CountrysParticipations() {}

    static void take(Map<String, Row> today) {
        var file = new StringBuilder("instrument,project,municipality,role,year,status,applied_nok,awarded_nok\n");
        var random = new Random(7);
        var instruments = List.copyOf(RegistryTables.instruments().keySet()).subList(0, 8);
        for (var row : today.values())
            for (var instrument : instruments)
                for (var year = Country.PARTS.contains(row.number()) ? 2024 : 2016; year <= LAST_YEAR; year++)
                    if (random.nextDouble() < rate(row, instruments.indexOf(instrument)))
                        file.append("%s,P-%s-%d,%s,lead,%d,awarded,%d,%d\n"
                                .formatted(instrument, row.number(), year, row.number(), year, 900_000, 400_000));
        completed(given().header("Authorization", "Bearer " + Tokens.admin())
                .contentType("text/csv")
                .body(file.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/participation-imports?demo=true")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    private static double rate(Row row, int instrument) {
        var small = row.population() < 5_000 && row.centrality() >= 5;
        return (small ? 0.02 : 0.06) * (1 + instrument % 3) * (0.4 + row.noise());
    }

    private static void completed(String id) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().header("Authorization", "Bearer " + Tokens.admin())
                        .get("/v1/participation-imports/" + id)
                        .jsonPath()
                        .getString("status")
                        .equals("completed"));
    }
}
