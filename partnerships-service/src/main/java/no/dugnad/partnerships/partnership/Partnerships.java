package no.dugnad.partnerships.partnership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.dugnad.partnerships.party.PartyKind;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.References;
import org.jspecify.annotations.Nullable;

/** What other features ask of partnerships: who hosts one, and which municipalities are in it. */
@ApplicationScoped
public class Partnerships {
    /**
     * A partnership as others need it.
     *
     * @param host organisation number of who writes for it
     * @param endsOn first day on which it is no more, or null
     */
    public record Known(
            String id, Text name, String host, @Nullable LocalDate endsOn) {}

    /**
     * A time in which somebody is a member.
     *
     * @param to exclusive, or null
     * @param ends when the partnership is no more, or null
     */
    record Covered(
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate ends) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to)) && (ends == null || day.isBefore(ends));
        }

        boolean touches(int year) {
            var first = LocalDate.of(year, 1, 1);
            return from.getYear() <= year && holds(from.isAfter(first) ? from : first);
        }
    }

    private final EntityManager entities;
    private final References references;

    Partnerships(EntityManager entities, References references) {
        this.entities = entities;
        this.references = references;
    }

    public Optional<Known> find(String id) {
        return Partnership.withId(id).map(Partnership::known);
    }

    /** @throws Problem 404 */
    public Known get(String id) {
        return find(id).orElseThrow(() -> PartnershipResource.unknownPartnership(id));
    }

    /**
     * One that something belongs to that is written; it is not removed until the transaction ends. Null for null: what belongs to none.
     *
     * @throws Problem 400 at {@code /partnershipId}
     */
    public @Nullable Known named(@Nullable String id) {
        if (id == null) return null;
        if (!references.holds("partnership", id))
            throw Problem.invalid(Fault.at("/partnershipId", "unknown-partnership", Map.of("id", Ids.shown(id))));
        return find(id).orElseThrow();
    }

    /** Numbers of the municipalities that are members on the day: those that count. */
    public Set<String> municipalities(String partnership, LocalDate day) {
        return numbers("m.partnership_id = :value and m.standing", partnership, day);
    }

    /** Whether it is a member on the day, or is proposed as one; not when it says itself that it is not. */
    public boolean hasMember(String partnership, String municipality, LocalDate day) {
        return numbers("m.partnership_id = :value and m.state <> 'CONTESTED'", partnership, day)
                .contains(municipality);
    }

    /** Whether it has a body (organ) with this id, now or earlier; that is not removed until the transaction ends. */
    public boolean hasBody(String partnership, UUID body) {
        return references.holds("body", body)
                && entities.createQuery(
                                "select count(b) > 0 from Body b where b.id = :body and b.partnership.id = :partnership",
                                Boolean.class)
                        .setParameter("body", body)
                        .setParameter("partnership", partnership)
                        .getSingleResult();
    }

    /**
     * The times in which the municipality has confirmed that it is a member of what the organisation hosts.
     *
     * @param partnership this alone, or null for any
     */
    List<Covered> confirmed(String host, @Nullable String partnership, String municipality) {
        return entities.createQuery("""
                        select m.joinedOn, m.leftOn, p.endsOn, p.id from Membership m join m.partnership p
                        where p.hostOrganisation = :host
                          and m.party.kind = :municipal and m.party.number = :number and m.state = :confirmed
                        """, Tuple.class)
                .setParameter("host", host)
                .setParameter("municipal", PartyKind.MUNICIPALITY)
                .setParameter("number", municipality)
                .setParameter("confirmed", MembershipState.CONFIRMED)
                .getResultStream()
                .filter(row -> partnership == null || partnership.equals(row.get(3, String.class)))
                .map(row -> new Covered(
                        row.get(0, LocalDate.class), row.get(1, LocalDate.class), row.get(2, LocalDate.class)))
                .toList();
    }

    /** Whether the organisation hosts a partnership that the municipality was ever said to be a member of. */
    boolean hosts(String organisation, String municipality) {
        return entities.createQuery("""
                        select count(m) > 0 from Membership m
                        where m.partnership.hostOrganisation = :host and m.party.kind = :municipal and m.party.number = :number
                        """, Boolean.class)
                .setParameter("host", organisation)
                .setParameter("municipal", PartyKind.MUNICIPALITY)
                .setParameter("number", municipality)
                .getSingleResult();
    }

    /** Numbers of all that are in a partnership together with this municipality on the day, itself left out. */
    public Set<String> companions(String municipality, LocalDate day) {
        var found = numbers(
                "m.standing and m.partnership_id in (select m.partnership_id from membership m where m.party_kind = 'MUNICIPALITY' and m.number = :value"
                        + " and m.joined_on <= :day and (m.left_on is null or m.left_on > :day) and m.standing)",
                municipality,
                day);
        found.remove(municipality);
        return found;
    }

    private Set<String> numbers(String condition, String value, LocalDate day) {
        var found = new TreeSet<String>();
        for (var number : entities.createNativeQuery("""
                        select distinct m.number from membership m join partnership p on p.id = m.partnership_id
                        where m.party_kind = 'MUNICIPALITY' and m.joined_on <= :day and (m.left_on is null or m.left_on > :day)
                          and (p.ends_on is null or p.ends_on > :day) and\s""" + condition, String.class)
                .setParameter("value", value)
                .setParameter("day", day)
                .getResultList()) found.add((String) number);
        return found;
    }

    /** Names by id, of those of these that there are. */
    public Map<String, Text> names(List<String> ids) {
        if (ids.isEmpty()) return Map.of();
        return Partnership.<Partnership>list("id in ?1", ids).stream()
                .map(Partnership::known)
                .collect(java.util.stream.Collectors.toMap(Known::id, Known::name));
    }
}
