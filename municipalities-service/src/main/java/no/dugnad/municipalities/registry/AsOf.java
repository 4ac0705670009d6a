package no.dugnad.municipalities.registry;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;

/** The date that a reader asks about. */
@Singleton
public class AsOf {
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
        if (given == null) return today();
        if (given.isBefore(Registry.BEGINS))
            throw Problem.invalid(Fault.in(parameter, "before-the-registry", Map.of("first", Registry.BEGINS)));
        return given;
    }
}
