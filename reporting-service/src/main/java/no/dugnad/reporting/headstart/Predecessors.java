package no.dugnad.reporting.headstart;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.dugnad.reporting.known.Translations;
import no.dugnad.reporting.known.Translations.Place;

/** Which numbers of earlier years a municipality of today has followed. */
@ApplicationScoped
class Predecessors {
    private final Translations translations;

    Predecessors(Translations translations) {
        this.translations = translations;
    }

    /** Its own number in each year and those that it has followed: of a divided one the successor with the largest weight has. */
    Set<Place> places(String number, LocalDate today) {
        return translations.to(today, false).entrySet().stream()
                .filter(place -> place.getValue().targets().getFirst().number().equals(number))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
