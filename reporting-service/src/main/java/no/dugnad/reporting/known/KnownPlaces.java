package no.dugnad.reporting.known;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;

/** Asks the replicas where the municipalities lie. */
@ApplicationScoped
public class KnownPlaces {
    private final EntityManager entities;

    KnownPlaces(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The municipalities of a date, by number. One that has no point of its own has that of the municipality from which it has most; one whose forerunners
     * have none either is left out.
     */
    @SuppressWarnings("unchecked")
    public List<Place> at(LocalDate date) {
        return ((List<Tuple>) entities.createNativeQuery("""
                        with current as (
                          select v.number, v.name, v.county_name, m.latitude, m.longitude
                          from read_model.municipality_version v
                          join read_model.municipality m using (number)
                          where v.valid_from <= :date and (v.valid_to is null or v.valid_to > :date)
                        )
                        select c.number, c.name, c.county_name, c.latitude is not null as own,
                               coalesce(c.latitude, f.latitude) as latitude, coalesce(c.longitude, f.longitude) as longitude
                        from current c
                        left join lateral (
                          select m.latitude, m.longitude
                          from read_model.translation t
                          join read_model.municipality m on m.number = t.source and m.latitude is not null
                          where c.latitude is null and t.target = c.number
                            and t.to_set = (select max(valid_from) from read_model.boundary_set where valid_from <= :date)
                            and t.from_set < t.to_set
                          order by t.from_set desc, t.weight desc, t.source
                          limit 1
                        ) f on true
                        where coalesce(c.latitude, f.latitude) is not null
                        order by c.number
                        """, Tuple.class)
                        .setParameter("date", date)
                        .getResultList())
                .stream()
                        .map(row -> new Place(
                                row.get("number", String.class),
                                row.get("name", String.class),
                                row.get("county_name", String.class),
                                row.get("latitude", Double.class),
                                row.get("longitude", Double.class),
                                row.get("own", Boolean.class)))
                        .toList();
    }
}
