package no.dugnad.municipalities.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A county (fylke) in one validity.
 *
 * @param name the short Norwegian name
 * @param validFromExact false when the county is older than the date given
 */
public record County(
        String number,
        String name,
        String officialName,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean validFromExact) {
    public boolean validAt(LocalDate date) {
        return !date.isBefore(validFrom) && (validTo == null || date.isBefore(validTo));
    }
}
