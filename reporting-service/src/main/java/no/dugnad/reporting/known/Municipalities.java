package no.dugnad.reporting.known;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** Municipalities by their numbers, as the registry's events tell of them. */
@ApplicationScoped
public class Municipalities {
    /**
     * The latest that a number has been.
     *
     * @param validTo first day on which it is no more, or null
     */
    public record Municipality(
            String number,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    public record Successor(String number, String name) {}

    private final EntityManager entities;

    Municipalities(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<Municipality> named(String number) {
        return rows("""
                select m.number, v.name, v.valid_from, v.valid_to
                from read_model.municipality m
                join read_model.municipality_version v on v.number = m.number
                where m.number = :number
                order by v.valid_from desc limit 1
                """, number).stream()
                .map(row -> new Municipality(
                        row.get("number", String.class),
                        row.get("name", String.class),
                        row.get("valid_from", LocalDate.class),
                        row.get("valid_to", LocalDate.class)))
                .findFirst();
    }

    /** The one that the query parameter {@code municipality} names. @throws Problem 400 when the number has never been one */
    public Municipality asked(String number) {
        return named(number)
                .orElseThrow(() ->
                        Problem.invalid(Fault.in("municipality", "unknown-municipality", Map.of("number", number))));
    }

    /** The same, valid on the date. @throws Problem 400 for a number that is not; of one that has ended it names the successors */
    public Municipality asked(String number, LocalDate date) {
        var municipality = asked(number);
        if (municipality.validTo() != null && !municipality.validTo().isAfter(date))
            throw Problem.invalid(Fault.in(
                            "municipality",
                            "municipality-ended",
                            Map.of("number", number, "date", date, "validTo", municipality.validTo())))
                    .with("validFrom", municipality.validFrom())
                    .with("validTo", municipality.validTo())
                    .with("successors", successors(number));
        return municipality;
    }

    /** Whether the number was a municipality's at some time in the year. */
    public boolean validIn(String number, int year) {
        return (boolean) entities.createNativeQuery(
                        "select exists (select from read_model.valid_number where kind = 'municipality' and number = :number and year = :year)")
                .setParameter("number", number)
                .setParameter("year", year)
                .getSingleResult();
    }

    private List<Successor> successors(String number) {
        return rows("""
                with sets as (
                  select valid_from, lead(valid_from) over (order by valid_from) as next from read_model.boundary_set
                ), last as (
                  select s.valid_from, s.next
                  from sets s
                  join read_model.boundary_municipality b on b.valid_from = s.valid_from and b.number = :number
                  order by s.valid_from desc limit 1
                )
                select t.target as number, m.name
                from last l
                join read_model.translation t on t.to_set = l.next and t.from_set = l.valid_from and t.source = :number
                join read_model.boundary_municipality m on m.valid_from = l.next and m.number = t.target
                order by t.target
                """, number).stream()
                .map(row -> new Successor(row.get("number", String.class), row.get("name", String.class)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, String number) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("number", number)
                .getResultList();
    }
}
