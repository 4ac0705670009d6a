package no.dugnad.reporting.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An answer stands until something that a statistic rests on has changed. */
@QuarkusTest
class StandingTest {
    @Inject
    Standing standing;

    @Inject
    Answers answers;

    @Inject
    DataSource database;

    /** A question that nobody else asks. */
    private final Further question = new Further(UUID.randomUUID().toString(), null, null, null, null);

    private int counted;

    private String answer() {
        return new String(standing.answer(Layouts.PARTNERSHIP_EFFECT, null, null, question, this::count)
                .view());
    }

    private Answers.Kept count() {
        return answers.keep(
                Map.of("statistic", "partnership-effect", "counted", ++counted), Layouts.PARTNERSHIP_EFFECT);
    }

    private void change(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itIsCountedAgainAfterEachChangeAndNotBefore() {
        var first = answer();
        var again = answer();
        assertEquals(first, again);
        assertEquals(1, counted);

        for (var change : new String[] {
            "insert into read_model.call_hours values ('standing', 'klimasats', 2020, 1, 1, true)",
            "delete from read_model.call_hours where call = 'standing'",
            "insert into read_model.indicator_value values ('standing', 2020, '0301', 1)",
            "update read_model.indicator_value set value = 2 where id = 'standing'",
            "delete from read_model.indicator_value where id = 'standing'"
        }) {
            var before = counted;
            change(change);
            answer();
            answer();
            assertEquals(before + 1, counted, change);
        }
    }

    /** Whoever counts while another changes something has counted the old; that may be given for the old alone. */
    @Test
    void whatWasCountedWhileSomethingChangedIsNotGivenAfterwards() {
        standing.answer(Layouts.PARTNERSHIP_EFFECT, null, null, question, () -> {
            var kept = count();
            change("insert into read_model.call_hours values ('meanwhile', 'klimasats', 2020, 1, 1, true)");
            return kept;
        });

        answer();

        assertEquals(2, counted);
        change("delete from read_model.call_hours where call = 'meanwhile'");
    }
}
