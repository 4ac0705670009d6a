package no.dugnad.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {

    @ParameterizedTest
    @CsvSource({
        "08006, An I/O error occurred while sending to the backend.",
        "57P01, FATAL: terminating connection due to administrator command",
        "53300, FATAL: sorry, too many clients already",
        "3D000, FATAL: database \"instruments\" does not exist",
        "55000, FATAL: database \"instruments\" is not currently accepting connections"
    })
    void aDatabaseThatIsAwayIsToldAsThatAndWhenToComeAgain(String state, String message) {
        var told = Outage.told(new IllegalStateException(new SQLException(message, state)));

        assertNotNull(told);
        assertEquals(503, told.status());
        assertEquals(2, told.headers().get("Retry-After"));
    }

    @ParameterizedTest
    @CsvSource({
        "23505, duplicate key value violates unique constraint",
        "55000, currval of sequence is not yet defined in this session"
    })
    void whatADatabaseThatIsThereRefusesIsNoOutage(String state, String message) {
        assertNull(Outage.told(new SQLException(message, state)));
    }

    @Test
    void whoeverIsSentAwayForAWhileIsToldForHowLong() {
        assertEquals(5, Problem.of(503, "status-503", Map.of()).headers().get("Retry-After"));
        assertEquals(
                10,
                Problem.of(503, "status-503", Map.of())
                        .header("Retry-After", 10)
                        .headers()
                        .get("Retry-After"));
        assertEquals(Map.of(), Problem.of(500, "status-500", Map.of()).headers());
    }
}
