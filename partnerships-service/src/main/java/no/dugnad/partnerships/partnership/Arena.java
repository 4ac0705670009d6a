package no.dugnad.partnerships.partnership;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.ArenaEvent.ArenaAnnounced;
import no.dugnad.partnerships.partnership.ArenaEvent.ArenaRemoved;
import no.dugnad.partnerships.partnership.ArenaEvent.ArenaRevised;
import no.dugnad.partnerships.partnership.ArenaResource.ArenaRequest;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A part of {@link Partnership}, which alone changes it. */
@Entity
class Arena extends PanacheEntityBase {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partnership_id")
    private Partnership partnership;

    @Enumerated(EnumType.STRING)
    private ArenaKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    private Text name;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Text description;

    @Column(name = "starts_at")
    private @Nullable Instant startsAt;

    @Column(name = "ends_at")
    private @Nullable Instant endsAt;

    private @Nullable String place;
    private @Nullable String website;
    private boolean cancelled;
    private @Nullable String source;

    @Column(name = "as_of")
    private @Nullable Integer asOf;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    private int version;

    protected Arena() {}

    static Arena of(UUID id, Partnership partnership, ArenaRequest request, Instant now) {
        var arena = new Arena();
        arena.id = id;
        arena.partnership = partnership;
        arena.createdAt = now;
        arena.take(request, now);
        return arena;
    }

    static Optional<Arena> in(String partnership, UUID id) {
        return find("id = ?1 and partnership.id = ?2", id, partnership).firstResultOptional();
    }

    static List<Arena> of(String partnership) {
        return list("partnership.id = ?1 order by id", partnership);
    }

    static long countOf(String partnership) {
        return count("partnership.id = ?1", partnership);
    }

    Partnership partnership() {
        return partnership;
    }

    private void take(ArenaRequest request, Instant now) {
        kind = request.kind();
        name = request.name();
        description = request.description();
        startsAt = whole(request.startsAt());
        endsAt = whole(request.endsAt());
        place = request.place();
        website = request.website();
        cancelled = Boolean.TRUE.equals(request.cancelled());
        source = request.source();
        asOf = request.asOf();
        changedAt = now;
        version++;
    }

    /** @throws Problem 400 when it ends before it starts */
    static void check(ArenaRequest request) {
        var faults = faults(request);
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    ArenaEvent announced() {
        return new ArenaAnnounced(state());
    }

    /** Nothing when it changes nothing. */
    List<Event> revise(ArenaRequest request, Instant now) {
        if (request.equals(request())) return List.of();
        take(request, now);
        return List.of(new ArenaRevised(state()));
    }

    ArenaEvent removed() {
        return new ArenaRemoved(state());
    }

    private ArenaEvent.State state() {
        return new ArenaEvent.State(partnership.id(), view());
    }

    private static List<Fault> faults(ArenaRequest request) {
        var faults = new ArrayList<Fault>();
        check(faults, "/startsAt", request.startsAt());
        check(faults, "/endsAt", request.endsAt());
        var starts = whole(request.startsAt());
        var ends = whole(request.endsAt());
        if (ends != null) {
            if (starts == null) faults.add(Fault.at("/startsAt", "not-null"));
            else if (!ends.isAfter(starts)) faults.add(Fault.at("/endsAt", "ends-before-it-starts"));
        }
        return faults;
    }

    UUID id() {
        return id;
    }

    @Nullable
    Instant startsAt() {
        return startsAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    int version() {
        return version;
    }

    ArenaView view() {
        return new ArenaView(id, kind, name, description, startsAt, endsAt, place, website, cancelled, source, asOf);
    }

    /** What it would be written with to become what it is. */
    ArenaRequest request() {
        return new ArenaRequest(kind, name, description, startsAt, endsAt, place, website, cancelled, source, asOf);
    }

    private static @Nullable Instant whole(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void check(List<Fault> faults, String pointer, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || !time.isBefore(LATEST)))
            faults.add(Fault.at(
                    pointer,
                    "date-out-of-range",
                    Map.of(
                            "earliest", EARLIEST.toString().substring(0, 10),
                            "latest", LATEST.toString().substring(0, 10))));
    }
}
