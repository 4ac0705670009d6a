package no.dugnad.platform.http;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** That the database does not answer is nobody's fault in a request: it is told with 503, and when to try again. */
final class Outage {
    private static final int SECONDS = 2;

    private Outage() {}

    /** What is told of it; null when the failure is another. */
    static @Nullable Problem told(Throwable failure) {
        if (!all(failure).anyMatch(Outage::isAway)) return null;
        // the transaction was at its end: the database may have done it before it was lost
        var unknown =
                all(failure).anyMatch(e -> e.getClass().getName().equals("jakarta.transaction.RollbackException"));
        return Problem.of(503, unknown ? "outcome-unknown" : "database-away", Map.of())
                .header("Retry-After", SECONDS);
    }

    /** The message that says most, in one line. */
    static String reason(Throwable failure) {
        return all(failure)
                .filter(Outage::isAway)
                .map(e -> String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
                .findFirst()
                .orElse("");
    }

    private static Stream<Throwable> all(@Nullable Throwable e) {
        return e == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(e),
                        Stream.concat(
                                all(e.getCause()), Stream.of(e.getSuppressed()).flatMap(Outage::all)));
    }

    /**
     * Connection lost or refused (08), the server stops, has crashed or begins (57P), too many connections (53300), the database is put back from a copy and is not there
     * just now (3D000) or takes nobody (55000), none to be had in time.
     */
    private static boolean isAway(Throwable e) {
        if (!(e instanceof SQLException sql)) return false;
        var state = sql.getSQLState();
        return state == null
                ? String.valueOf(e.getMessage()).contains("cquisition timeout") || e.getCause() instanceof IOException
                : state.startsWith("08")
                        || state.startsWith("57P")
                        || state.equals("53300")
                        || state.equals("3D000")
                        || (state.equals("55000")
                                && String.valueOf(e.getMessage()).contains("not currently accepting connections"));
    }
}
