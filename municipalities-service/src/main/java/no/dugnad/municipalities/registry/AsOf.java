package no.dugnad.municipalities.registry;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** The date that a reader asks about. */
@Singleton
public class AsOf {
    private static final String TOO_EARLY = "before-the-registry";
    private static final Map<String, LocalDate> FIRST = Map.of("first", Registry.BEGINS);

    private final Clock clock;

    AsOf(Clock clock) {
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Today when none is given.
     *
     * @throws Problem 400 that names the parameter when it is before the registry begins
     */
    public LocalDate date(String parameter, LocalDate given) {
        return date(given, Fault.in(parameter, TOO_EARLY, FIRST));
    }

    /**
     * Today when none is given.
     *
     * @throws Problem 400 that points into the body when it is before the registry begins
     */
    public LocalDate dateAt(String pointer, @Nullable LocalDate given) {
        return date(given, Fault.at(pointer, TOO_EARLY, FIRST));
    }

    private LocalDate date(@Nullable LocalDate given, Fault tooEarly) {
        if (given == null) return today();
        if (given.isBefore(Registry.BEGINS)) throw Problem.invalid(tooEarly);
        return given;
    }
}
