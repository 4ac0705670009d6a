package no.dugnad.reporting.known;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the municipality numbers of all years are on other boundaries, by the registry's finished translations. */
@ApplicationScoped
public class Translations {
    /** A number as it was in a year. */
    public record Place(int year, String number) {}

    /** @param weight how much of the source it is, 0 to 1 */
    public record Target(String number, String name, BigDecimal weight) {}

    /** @param divided whether the source has more than one target, however many of them are here */
    public record Translated(List<Target> targets, boolean divided) {}

    /**
     * {@code placed}: of the sets of boundaries in force in the year, the latest that has the number. A source that is divided goes to the target with
     * the largest weight, or to all.
     */
    private static final String ALL = """
            with sets as (
              select valid_from, lead(valid_from) over (order by valid_from) as valid_to from read_model.boundary_set
            ), target as (
              select max(valid_from) as set from read_model.boundary_set where valid_from <= :boundaries
            ), placed as (
              select y.year, b.number, max(s.valid_from) as set
              from sets s
              join generate_series(2013, :thisYear) y(year)
                on s.valid_from < make_date(y.year + 1, 1, 1) and (s.valid_to is null or s.valid_to > make_date(y.year, 1, 1))
              join read_model.boundary_municipality b on b.valid_from = s.valid_from
              group by y.year, b.number
            )
            select p.year, p.number, coalesce(t.target, p.number) as target, coalesce(t.weight, 1) as weight, coalesce(t.targets, 1) > 1 as divided, m.name
            from placed p
            cross join target
            left join read_model.translation t on t.to_set = target.set and t.from_set = p.set and t.source = p.number and (t.largest or :all)
            left join read_model.boundary_municipality m on m.valid_from = target.set and m.number = coalesce(t.target, p.number)
            where p.set = target.set or t.target is not null
            order by p.year, p.number, t.weight desc, target
            """;

    private final EntityManager entities;
    private final Clock clock;

    Translations(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** @param all to every target, and not only to the one with the largest weight */
    public Map<Place, Translated> to(LocalDate boundaries, boolean all) {
        var translated = new LinkedHashMap<Place, Translated>();
        for (var row : rows(boundaries, all))
            translated
                    .computeIfAbsent(
                            new Place(row.get("year", Integer.class), row.get("number", String.class)),
                            place -> new Translated(new ArrayList<>(), row.get("divided", Boolean.class)))
                    .targets()
                    .add(new Target(
                            row.get("target", String.class),
                            row.get("name", String.class),
                            row.get("weight", BigDecimal.class).stripTrailingZeros()));
        return translated;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(LocalDate boundaries, boolean all) {
        return entities.createNativeQuery(ALL, Tuple.class)
                .setParameter("boundaries", boundaries)
                .setParameter("all", all)
                .setParameter("thisYear", Year.now(clock).getValue())
                .getResultList();
    }
}
