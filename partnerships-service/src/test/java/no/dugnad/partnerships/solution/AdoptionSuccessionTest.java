package no.dugnad.partnerships.solution;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.dugnad.partnerships.Sharing;
import org.junit.jupiter.api.Test;

/** Municipalities that are followed by others, and what they have adopted. */
@QuarkusTest
class AdoptionSuccessionTest {
    @Inject
    DataSource database;

    private int run(String sql, String solution) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, solution);
            return statement.executeUpdate();
        }
    }

    @Test
    void oneThatCannotBeHandedOnStopsNoOther() throws SQLException {
        Sharing.exists("6801", "Gamlevik", "2015-01-01", null);
        var solutions = Stream.generate(Sharing::solution).limit(5).sorted().toList();
        for (var solution : solutions) Sharing.adopted(solution, "6801", "in-use", "2019-01-01");
        // one in the midst cannot be read any more
        assertEquals(1, run("update adoption set states = '\"broken\"' where solution_id = ?", solutions.get(2)));
        try {
            Sharing.exists("6802", "Nyvik", "2024-01-01", null);
            Sharing.exists("6801", "Gamlevik", "2015-01-01", "2024-01-01");
            Sharing.reform("2024-01-01", "6801", "6802");

            for (var solution : solutions)
                if (!solution.equals(solutions.get(2)))
                    await().untilAsserted(() -> given().get("/v1/solutions/" + solution + "/adoptions?limit=500")
                            .then()
                            .body("items.party.number", hasItem("6802")));
        } finally {
            run("delete from adoption where solution_id = ?", solutions.get(2));
        }
    }
}
