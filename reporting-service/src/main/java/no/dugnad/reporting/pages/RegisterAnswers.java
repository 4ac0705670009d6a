package no.dugnad.reporting.pages;

import java.time.LocalDate;
import java.util.List;

/** What the register answers (municipalities-service), with only the fields that pages use. A word that is new stays a word. */
final class RegisterAnswers {
    private RegisterAnswers() {}

    record Municipality(
            String number,
            String name,
            String countyNumber,
            String countyName,
            Integer population,
            Integer populationYear,
            Integer centralityClass) {}

    record Municipalities(List<Municipality> items, long total) {}

    record NumberAndName(String number, String name) {}

    record Change(LocalDate date, String kind, List<NumberAndName> from, List<NumberAndName> to) {}

    record Version(String name, LocalDate validFrom, LocalDate validTo) {}

    record History(List<Version> versions, List<Change> changes, List<NumberAndName> predecessors) {}

    record Neighbours(List<NumberAndName> items, boolean island) {}

    /** Which of a municipality's doors there is somebody behind, and until when; never who. */
    record ContactRoles(List<ContactRole> items) {}

    record ContactRole(String role, boolean stated, LocalDate goodUntil) {}
}
