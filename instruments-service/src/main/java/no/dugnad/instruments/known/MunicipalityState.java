package no.dugnad.instruments.known;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A municipality (kommune) with every version of it, as the registry tells; what is not known is null. */
public record MunicipalityState(
        String number,
        String organisationNumber,
        List<Version> versions,
        Place attributes,
        List<Borders> neighbours,
        Profile profile) {

    /** @param validTo the first day on which it is no more; null when it still holds */
    public record Version(
            String name,
            Map<String, String> names,
            String klassLabel,
            String countyNumber,
            String countyName,
            LocalDate validFrom,
            LocalDate validTo) {
        public boolean holds(LocalDate at) {
            return !validFrom.isAfter(at) && (validTo == null || validTo.isAfter(at));
        }
    }

    public record Place(Double areaKm2, Region labourMarketRegion, Boolean samiAdministrativeArea) {}

    public record Region(String code) {}

    /** Neighbours on land in a period. */
    public record Borders(LocalDate from, LocalDate to, List<String> numbers) {
        public boolean hold(LocalDate at) {
            return !from.isAfter(at) && (to == null || to.isAfter(at));
        }
    }

    /** What the municipality says of itself. @param stated when, by name of the statement: {@code innovationStrategy}, {@code readiness.technical} */
    public record Profile(
            String innovationStrategy,
            Double staffCapacity,
            Map<String, Integer> readiness,
            Map<String, Statement> stated) {}

    public record Statement(LocalDate on) {}
}
