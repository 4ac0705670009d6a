package no.dugnad.instruments.instrument;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What other features may know of instruments. */
@ApplicationScoped
public class Instruments {
    /**
     * An instrument with its times.
     *
     * @param publishedAt when it was written first
     * @param changedAt when it was written last
     */
    public record Published(InstrumentView instrument, Instant publishedAt, Instant changedAt) {}

    private record Times(Instant published, Instant changed) {}

    private final EntityManager entities;

    Instruments(EntityManager entities) {
        this.entities = entities;
    }

    /** Whether the owner has named this organisation among those that manage the instrument. */
    public boolean manages(String organisation, String id) {
        return Instrument.withId(id).filter(i -> i.isManagedBy(organisation)).isPresent();
    }

    /** Organisation number of an instrument's owner; empty when there is no such instrument. */
    public Optional<String> owner(String id) {
        return Instrument.withId(id).map(Instrument::owner);
    }

    /** All of them, by id. */
    public List<Published> published() {
        @SuppressWarnings("unchecked")
        var rows = (List<Object[]>) entities.createNativeQuery(
                        "select instrument_id, min(recorded_at), max(recorded_at) from instrument_version group by instrument_id")
                .getResultList();
        var times = new HashMap<String, Times>();
        for (var row : rows) times.put((String) row[0], new Times((Instant) row[1], (Instant) row[2]));
        return Instrument.<Instrument>list("order by id").stream()
                .map(Instrument::view)
                .filter(view -> times.containsKey(view.id()))
                .map(view -> new Published(
                        view,
                        Objects.requireNonNull(times.get(view.id())).published(),
                        times.get(view.id()).changed()))
                .toList();
    }
}
