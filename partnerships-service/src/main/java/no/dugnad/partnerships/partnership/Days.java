package no.dugnad.partnerships.partnership;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** Dates that make sense here. */
public final class Days {
    /** The registry begins here, so nothing can be read as of an earlier day. */
    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);

    private static final LocalDate EARLIEST = LocalDate.of(1800, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private Days() {}

    /** @throws Problem 400 when it is before the registry begins */
    public static LocalDate at(@Nullable LocalDate asked, LocalDate today) {
        if (asked == null) return today;
        if (asked.isBefore(FIRST)) throw Problem.invalid(Fault.in("at", "before-the-registry", Map.of("first", FIRST)));
        return asked;
    }

    /** Adds a fault when the day is out of all reason; null is no fault. */
    public static void check(List<Fault> faults, String pointer, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(EARLIEST) || !day.isBefore(LATEST)))
            faults.add(Fault.at(pointer, "date-out-of-range", Map.of("earliest", EARLIEST, "latest", LATEST)));
    }
}
