package no.dugnad.municipalities.registry;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A municipality number with one name and one extent, for as long as both last.
 *
 * @param validFrom the agency's own date, often long before the registry begins
 * @param validTo exclusive; null while it is valid
 * @param names by language: nb, se, smj, sma, fkv
 * @param klassLabel SSB's label, with its bracket where two share a name
 */
public record Version(
        String number,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String name,
        Map<String, String> names,
        String klassLabel,
        String countyNumber) {
    public boolean validAt(LocalDate date) {
        return !date.isBefore(validFrom) && (validTo == null || date.isBefore(validTo));
    }

    Version until(LocalDate date) {
        return new Version(number, validFrom, date, name, names, klassLabel, countyNumber);
    }
}
