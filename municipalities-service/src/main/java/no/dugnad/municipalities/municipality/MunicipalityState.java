package no.dugnad.municipalities.municipality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.dugnad.municipalities.registry.Attributes;
import no.dugnad.municipalities.registry.MunicipalityView;
import no.dugnad.municipalities.registry.Profile;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.VersionView;
import org.jspecify.annotations.Nullable;

/**
 * A municipality number with every version of it and what is known of its place: what its events carry.
 *
 * @param attributes of its last version; null where none are known
 * @param neighbours on land, by periods; the times for which they are not known are left out
 * @param profile what it says of itself; null when it has said nothing
 */
public record MunicipalityState(
        String number,
        @Nullable String organisationNumber,
        List<VersionView> versions,
        @Nullable Place attributes,
        List<Borders> neighbours,
        @Nullable Profile profile) {
    /** What is not known is null. */
    public record Place(
            @Nullable Double areaKm2,
            MunicipalityView.@Nullable Point point,
            @Nullable Region labourMarketRegion,
            @Nullable Boolean samiAdministrativeArea) {
        static Place of(Attributes known) {
            return new Place(
                    known.areaKm2(),
                    known.latitude() == null
                            ? null
                            : new MunicipalityView.Point(
                                    Objects.requireNonNull(known.latitude()),
                                    Objects.requireNonNull(known.longitude())),
                    known.labourMarketRegion() == null
                            ? null
                            : new Region(known.labourMarketRegion(), known.labourMarketRegionName()),
                    known.samiAdministrativeArea());
        }
    }

    public record Region(String code, @Nullable String name) {}

    /** @param numbers no one for an island */
    public record Borders(LocalDate from, @Nullable LocalDate to, List<String> numbers) {}

    static MunicipalityState of(Registry registry, String number) {
        var versions = registry.versions(number).stream().map(registry::view).toList();
        return new MunicipalityState(
                number,
                registry.facts().organisations().get(number),
                versions,
                registry.attributes(number, lastDay(versions.getLast()))
                        .map(Place::of)
                        .orElse(null),
                borders(registry, number),
                registry.facts().profiles().get(number));
    }

    /** The same but for what it says of itself. */
    MunicipalityState saying(@Nullable Profile profile) {
        return new MunicipalityState(number, organisationNumber, versions, attributes, neighbours, profile);
    }

    VersionView last() {
        return versions.getLast();
    }

    /** As it is when the reform that would have begun it is taken back: each version ends the day it begins. */
    MunicipalityState withdrawn() {
        return new MunicipalityState(
                number,
                organisationNumber,
                versions.stream().map(MunicipalityState::empty).toList(),
                attributes,
                List.of(),
                profile);
    }

    private static VersionView empty(VersionView v) {
        LocalDate never = v.validFrom();
        return new VersionView(v.name(), v.names(), v.klassLabel(), v.countyNumber(), v.countyName(), never, never);
    }

    private static LocalDate lastDay(VersionView version) {
        return version.validTo() == null
                ? LocalDate.MAX.minusDays(1)
                : version.validTo().minusDays(1);
    }

    private static List<Borders> borders(Registry registry, String number) {
        var periods = new ArrayList<Borders>();
        var dates = registry.placeBoundaries();
        for (var i = 0; i < dates.size(); i++) {
            var from = dates.get(i);
            var to = i + 1 < dates.size() ? dates.get(i + 1) : null;
            var numbers = registry.neighbours(number, from).orElse(null);
            if (numbers == null) continue;
            var last = periods.isEmpty() ? null : periods.getLast();
            if (last != null && from.equals(last.to()) && last.numbers().equals(numbers))
                periods.set(periods.size() - 1, new Borders(last.from(), to, numbers));
            else periods.add(new Borders(from, to, numbers));
        }
        return periods;
    }
}
