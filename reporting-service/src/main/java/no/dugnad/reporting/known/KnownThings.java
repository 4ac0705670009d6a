package no.dugnad.reporting.known;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Asks the replicas about one participation. */
@ApplicationScoped
public class KnownThings {
    private final EntityManager entities;

    KnownThings(EntityManager entities) {
        this.entities = entities;
    }

    /** @param call and partnership may be null */
    public Known about(String instrument, String call, String partnership, String kind, String number, int year) {
        var row = (Tuple) entities.createNativeQuery("""
                        select (select owner from read_model.instrument where id = :instrument) as owner,
                               (select instrument from read_model.call where id = cast(:call as text)) as call_instrument,
                               (select manager from read_model.call where id = cast(:call as text)) as call_manager,
                               exists (select from read_model.partnership where id = cast(:partnership as text) and not removed) as partnership,
                               exists (select from read_model.valid_number where kind = :kind and number = :number and year = :year) as valid_number
                        """, Tuple.class)
                .setParameter("instrument", instrument)
                .setParameter("call", call)
                .setParameter("partnership", partnership)
                .setParameter("kind", kind)
                .setParameter("number", number)
                .setParameter("year", year)
                .getSingleResult();
        return new Known(
                row.get("owner", String.class),
                row.get("call_instrument", String.class),
                row.get("call_manager", String.class),
                row.get("partnership", Boolean.class),
                row.get("valid_number", Boolean.class));
    }
}
