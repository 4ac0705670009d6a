package no.dugnad.site;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the register answers (municipalities-service), with only the fields that pages use. A word that is new stays a word. */
final class RegisterAnswers {
    private RegisterAnswers() {}

    record Municipality(
            String number,
            String name,
            String countyNumber,
            String countyName,
            @Nullable Integer population,
            @Nullable Integer populationYear,
            @Nullable Integer centralityClass,
            @Nullable Point point) {}

    record Point(double latitude, double longitude) {}

    record Municipalities(List<Municipality> items, long total) {}

    record NumberAndName(String number, String name) {}

    record Change(LocalDate date, String kind, List<NumberAndName> from, List<NumberAndName> to) {}

    /** As it was or is; {@code validTo} is the first day on which it is so no more, null while it is. */
    record Version(
            String name,
            String countyName,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        boolean validAt(LocalDate day) {
            return !validFrom.isAfter(day) && (validTo == null || validTo.isAfter(day));
        }
    }

    record History(List<Version> versions, List<Change> changes, List<NumberAndName> predecessors) {}

    record Changes(List<Change> items, @Nullable String next) {}

    record Target(String number, String name, double weight) {}

    record Translation(NumberAndName source, List<Target> targets) {}

    record Translations(List<Translation> items) {}

    record Neighbours(List<NumberAndName> items, boolean island) {}

    /** Which of a municipality's doors there is somebody behind, and until when; never who. */
    record ContactRoles(List<ContactRole> items) {}

    record ContactRole(
            String role, boolean stated, @Nullable LocalDate goodUntil) {}
}
