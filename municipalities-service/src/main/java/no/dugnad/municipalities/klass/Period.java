package no.dugnad.municipalities.klass;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * @param from included; null when it is not known, and then before any date
 * @param to not included; null when it has no end
 */
record Period(@Nullable LocalDate from, @Nullable LocalDate to) {
    boolean contains(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || date.isBefore(to));
    }

    /** What they have in common; empty when that is nothing. */
    Optional<Period> within(Period other) {
        var later = from == null || other.from != null && other.from.isAfter(from) ? other.from : from;
        var earlier = to == null || other.to != null && other.to.isBefore(to) ? other.to : to;
        return later != null && earlier != null && !later.isBefore(earlier)
                ? Optional.empty()
                : Optional.of(new Period(later, earlier));
    }

    boolean isFollowedBy(Period next) {
        return to != null && to.equals(next.from);
    }
}
