package no.dugnad.partnerships.party;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who follows a municipality or county that ends on a day.
 *
 * @param to the one that takes over most first
 */
public record Handover(LocalDate on, List<Fate.Successor> to) {
    String names() {
        return to.stream()
                .sorted(java.util.Comparator.comparing(Fate.Successor::number))
                .map(s -> s.name() == null ? s.number() : s.number() + " " + s.name())
                .collect(Collectors.joining(", "));
    }
}
