package no.dugnad.partnerships.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a municipality or a county was called in a period.
 *
 * @param norwegianName for use in the name of its organisation, where the official name is in several languages
 * @param validTo exclusive; null while it is valid
 */
public record KnownPeriod(
        String name,
        String norwegianName,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {
    /** False for what was announced and taken back: it ends the day it begins. */
    boolean isReal() {
        return validTo == null || validTo.isAfter(validFrom);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
