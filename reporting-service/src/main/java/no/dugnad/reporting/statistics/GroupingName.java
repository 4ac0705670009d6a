package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * @param validTo first day that its data do not cover, or null
 * @param ordered its groups stand in the order of one quantity, so that it has a meaning to go up or down through them
 */
record GroupingName(
        String id, Text name, LocalDate validFrom, @Nullable LocalDate validTo, boolean ordered) {
    boolean covers(LocalDate date) {
        return !date.isBefore(validFrom) && (validTo == null || date.isBefore(validTo));
    }
}
