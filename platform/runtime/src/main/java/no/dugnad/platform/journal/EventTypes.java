package no.dugnad.platform.journal;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;

/** The types of events that the service can record, found in its code when it is built ({@link EventTypesFound}). */
public final class EventTypes {
    private final SortedSet<String> types = new TreeSet<>();

    /** @param facts binary names of the records, each inside the sealed interface of its aggregate */
    EventTypes(Collection<String> facts) {
        for (var fact : facts) {
            var names = fact.substring(fact.lastIndexOf('.') + 1).split("\\$");
            types.add(Event.typeOf(Event.aggregateOf(names[0]), names[names.length - 1]));
        }
    }

    /**
     * The type that is asked for, whole or in the short form that watches use: {@code call.withdrawn}.
     *
     * @throws Problem 400 naming those there are
     */
    String named(String asked) {
        for (var type : types) if (asked.equals(type) || type.equals(Event.BEGINNING + asked + Event.END)) return type;
        throw Problem.invalid(
                Fault.in("type", "unknown-event-type", Map.of("type", asked, "known", String.join(", ", types))));
    }
}
