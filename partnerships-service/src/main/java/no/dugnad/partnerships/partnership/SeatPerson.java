package no.dugnad.partnerships.partnership;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dugnad.partnerships.partnership.SeatPersonResource.SeatPersonRequest;
import org.jspecify.annotations.Nullable;

/** Who sits in a seat, through all reforms of the party that holds it. Personal data. */
@Entity
@Table(name = "seat_person")
class SeatPerson extends PanacheEntityBase {
    @Id
    private UUID line;

    private String name;
    private @Nullable String title;

    @Column(name = "stated_on")
    private LocalDate statedOn;

    @Column(name = "stated_by")
    private @Nullable String statedBy;

    protected SeatPerson() {}

    /** @param by the organisation that says so; null for an administrator without one */
    static SeatPerson of(UUID line, SeatPersonRequest said, LocalDate on, @Nullable String by) {
        var person = new SeatPerson();
        person.line = line;
        person.state(said, on, by);
        return person;
    }

    static Optional<SeatPerson> of(UUID line) {
        return findByIdOptional(line);
    }

    static Map<UUID, SeatPerson> of(Collection<UUID> lines) {
        if (lines.isEmpty()) return Map.of();
        List<SeatPerson> persons = list("line in ?1", lines);
        return persons.stream().collect(Collectors.toMap(person -> person.line, Function.identity()));
    }

    /** @param by the organisation that says so; null for an administrator without one */
    void state(SeatPersonRequest said, LocalDate on, @Nullable String by) {
        name = said.name();
        title = said.title();
        statedOn = on;
        statedBy = by;
    }

    SeatPersonView view(UUID seat) {
        return new SeatPersonView(seat, name, title, statedOn, statedBy);
    }
}
