package no.dugnad.municipalities.reform;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.municipalities.reform.ReformResource.ReformRequest;
import no.dugnad.municipalities.registry.AnnouncedChange;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A reform that has been announced. It is never changed, only taken back. */
@Entity
class Reform extends PanacheEntityBase {
    @Id
    private UUID id;

    private LocalDate date;

    @JdbcTypeCode(SqlTypes.JSON)
    private Text title;

    private String source;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<AnnouncedChange> changes;

    @Column(name = "announced_at")
    private Instant announcedAt;

    @Column(name = "announced_by")
    private @Nullable String announcedBy;

    protected Reform() {}

    /** @param request one of which {@link ReformPlan} finds no fault */
    static Reform announce(UUID id, ReformRequest request, Instant now, @Nullable String by) {
        var reform = new Reform();
        reform.id = id;
        reform.date = request.date();
        reform.title = request.title();
        reform.source = request.source();
        reform.changes = request.changes();
        reform.announcedAt = now;
        reform.announcedBy = by;
        return reform;
    }

    static Optional<Reform> withId(UUID id) {
        return findByIdOptional(id);
    }

    static Optional<Reform> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @throws Problem 409 when it is in force, or when a later reform builds on it */
    void takeBack(LocalDate today) {
        if (!date.isAfter(today)) throw Problem.conflict("reform-in-force", Map.of("date", date));
        later().ifPresent(other -> {
            throw Problem.conflict("reform-built-on", Map.of("id", other.id, "date", other.date));
        });
        delete();
    }

    /** The first other reform of that date or after that touches the same municipalities. */
    private Optional<Reform> later() {
        var mine = ReformPlan.touched(changes);
        return Reform.<Reform>list("from Reform r where r.date >= ?1 order by r.date, r.id", date).stream()
                .filter(other -> other != this
                        && ReformPlan.touched(other.changes).stream().anyMatch(mine::contains))
                .findFirst();
    }

    ReformView view() {
        return new ReformView(id, date, title, source, changes, announcedAt);
    }
}
