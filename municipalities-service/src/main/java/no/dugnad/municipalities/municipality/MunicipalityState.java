package no.dugnad.municipalities.municipality;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.VersionView;

/** A municipality number with every version of it: what its events carry. */
public record MunicipalityState(String number, String organisationNumber, List<VersionView> versions) {
    static MunicipalityState of(Registry registry, String number) {
        return new MunicipalityState(
                number,
                registry.facts().organisations().get(number),
                registry.versions(number).stream().map(registry::view).toList());
    }

    VersionView last() {
        return versions.getLast();
    }

    /** As it is when the reform that would have begun it is taken back: each version ends the day it begins. */
    MunicipalityState withdrawn() {
        return new MunicipalityState(
                number,
                organisationNumber,
                versions.stream().map(MunicipalityState::empty).toList());
    }

    private static VersionView empty(VersionView v) {
        LocalDate never = v.validFrom();
        return new VersionView(v.name(), v.names(), v.klassLabel(), v.countyNumber(), v.countyName(), never, never);
    }
}
