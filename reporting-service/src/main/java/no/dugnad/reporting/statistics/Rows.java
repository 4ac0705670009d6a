package no.dugnad.reporting.statistics;

import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;

/** How long an answer may be. */
final class Rows {
    /** More than any reader or spreadsheet has use for. */
    static final int MOST = 100_000;

    private Rows() {}

    /** @throws Problem when an answer would have more rows than {@link #MOST} */
    static void check(long rows) {
        if (rows > MOST)
            throw Problem.unprocessable(
                    "too-many-rows", Map.of("most", MOST), Fault.in("split", "too-many-rows", Map.of("most", MOST)));
    }
}
