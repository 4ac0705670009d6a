package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import no.dugnad.reporting.statistics.Places.Place;
import org.jspecify.annotations.Nullable;

/** Which municipality is in which group on which day. Found once for all days between two changes. */
final class Members {
    /** @param validTo first day on which it is no more, or null */
    record Membership(
            String group,
            String number,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        boolean holds(LocalDate date) {
            return !date.isBefore(validFrom) && (validTo == null || date.isBefore(validTo));
        }
    }

    private final List<Membership> memberships;
    private final NavigableMap<LocalDate, Map<String, Place>> sets;
    private final NavigableSet<LocalDate> changes;
    private final Map<LocalDate, Map<String, Member>> found = new ConcurrentHashMap<>();

    Members(List<Membership> memberships, NavigableMap<LocalDate, Map<String, Place>> sets) {
        this.memberships = memberships;
        this.sets = sets;
        changes = new TreeSet<>(sets.keySet());
        for (var membership : memberships) {
            changes.add(membership.validFrom());
            if (membership.validTo() != null) changes.add(membership.validTo());
        }
    }

    /** By number. */
    Map<String, Member> at(LocalDate date) {
        var since = changes.floor(date);
        return since == null ? Map.of() : found.computeIfAbsent(since, this::find);
    }

    private Map<String, Member> find(LocalDate date) {
        var set = sets.floorEntry(date);
        var there = set == null ? Map.<String, Place>of() : set.getValue();
        var members = new TreeMap<String, Member>();
        for (var membership : memberships) {
            if (!membership.holds(date)) continue;
            var number = membership.number();
            var place = there.get(number);
            members.put(
                    number,
                    new Member(
                            number,
                            place == null ? number : place.name(),
                            membership.group(),
                            place == null ? null : place.county()));
        }
        return Collections.unmodifiableMap(members);
    }
}
