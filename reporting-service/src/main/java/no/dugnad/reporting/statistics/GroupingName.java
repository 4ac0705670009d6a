package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import no.dugnad.platform.text.Text;

/** @param validTo first day that its data do not cover, or null */
record GroupingName(String id, Text name, LocalDate validFrom, LocalDate validTo) {
    boolean covers(LocalDate date) {
        return !date.isBefore(validFrom) && (validTo == null || date.isBefore(validTo));
    }
}
