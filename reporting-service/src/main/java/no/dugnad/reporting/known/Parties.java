package no.dugnad.reporting.known;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Which organisation speaks for a municipality: its own, and for one that is no more that of the successor with the largest weight. The organisations of
 * county authorities are not told.
 */
@ApplicationScoped
public class Parties {
    private static final String TODAY =
            "(select max(valid_from) from read_model.boundary_set where valid_from <= current_date)";

    private final EntityManager entities;

    Parties(EntityManager entities) {
        this.entities = entities;
    }

    /** Organisation numbers that may speak for the municipality of this number. */
    @SuppressWarnings("unchecked")
    public List<String> organisations(String number) {
        return entities.createNativeQuery("""
                        select organisation from read_model.municipality where number = :number and organisation is not null
                        union
                        select m.organisation
                        from (select max(valid_from) as set from read_model.boundary_municipality where number = :number) last
                        join read_model.translation t on t.from_set = last.set and t.source = :number and t.largest and t.to_set = {today}
                        join read_model.municipality m on m.number = t.target
                        where last.set < {today} and m.organisation is not null
                        """.replace("{today}", TODAY), String.class)
                .setParameter("number", number)
                .getResultList();
    }

    /** Numbers of the municipalities that this organisation speaks for. */
    @SuppressWarnings("unchecked")
    public List<String> numbers(String organisation) {
        return entities.createNativeQuery("""
                        select number from read_model.municipality where organisation = :organisation
                        union
                        select t.source
                        from read_model.municipality m
                        join read_model.translation t on t.target = m.number and t.largest and t.to_set = {today}
                        where m.organisation = :organisation
                          and t.from_set = (select max(valid_from) from read_model.boundary_municipality b where b.number = t.source)
                        """.replace("{today}", TODAY), String.class)
                .setParameter("organisation", organisation)
                .getResultList();
    }
}
