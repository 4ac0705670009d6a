package no.dugnad.municipalities.registry;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import no.dugnad.platform.http.Problem;

/** The municipality that a caller asks about by its number. */
public final class MunicipalityAsked {
    private MunicipalityAsked() {}

    /** @throws Problem 404 for a number that is not valid then, with when it is and what it came from or became */
    public static MunicipalityView at(Registry registry, String number, LocalDate date) {
        known(registry, number);
        return registry.municipality(number, date).orElseThrow(() -> notThen(registry, number, date));
    }

    /** @throws Problem 404 when the number is none, or has never been valid */
    public static void known(Registry registry, String number) {
        if (!number.matches("[0-9]{4}")) throw Problem.notFound("municipality-number", Map.of());
        if (registry.versions(number).isEmpty())
            throw Problem.notFound("unknown-municipality", Map.of("number", number));
    }

    private static Problem notThen(Registry registry, String number, LocalDate date) {
        var versions = registry.versions(number);
        var arguments = Map.of("number", number, "date", date);
        return versions.stream()
                .filter(v -> v.validTo() != null && !v.validTo().isAfter(date))
                .reduce((a, b) -> b)
                .map(ended -> Problem.notFound(
                                "municipality-ended",
                                Map.of("number", number, "date", date, "validTo", ended.validTo()))
                        .with("validFrom", ended.validFrom())
                        .with("validTo", ended.validTo())
                        .with("successors", registry.successors(number))
                        .with(
                                "successorsAtDate",
                                registry.descendants(number, Objects.requireNonNull(ended.validTo()), date)))
                .orElseGet(() -> Problem.notFound("municipality-not-begun", arguments)
                        .with("validFrom", versions.getFirst().validFrom())
                        .with("validTo", versions.getFirst().validTo())
                        .with("predecessors", registry.predecessors(number)));
    }
}
