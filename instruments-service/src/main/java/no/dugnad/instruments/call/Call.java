package no.dugnad.instruments.call;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.instruments.call.CallEvent.CallPublished;
import no.dugnad.instruments.call.CallEvent.CallRevised;
import no.dugnad.instruments.call.CallEvent.CallWithdrawn;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.SortKey;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
class Call extends PanacheEntityBase {
    @Id
    private String id;

    private int version;

    @Column(name = "instrument_id")
    private String instrumentId;

    private @Nullable String manager;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private @Nullable List<String> counties;

    @Column(name = "opens_at")
    private Instant opensAt;

    @Column(name = "closes_at")
    private Instant closesAt;

    private boolean draft;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    private boolean demo;
    private @Nullable Long amount;

    /** Made by the database of the words, for its own use in searches. */
    @Basic(fetch = FetchType.LAZY)
    @Column(insertable = false, updatable = false)
    private String vector;

    @Column(name = "sort_title")
    private String sortTitle;

    private String words;

    @JdbcTypeCode(SqlTypes.JSON)
    private CallRequest body;

    protected Call() {}

    static Optional<Call> withId(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id);
    }

    /** With its row locked until the transaction ends: what every write to it begins with. */
    static Optional<Call> locked(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static Call of(String id, CallRequest request) {
        var call = new Call();
        call.id = id;
        call.take(request);
        return call;
    }

    /** Its publication; empty for a draft, which makes no event. */
    Optional<CallEvent> published() {
        return draft ? Optional.empty() : Optional.of(new CallPublished(facts()));
    }

    /** @throws Problem 400 when a published call is made a draft again, or moved to another instrument */
    Optional<CallEvent> revise(CallRequest request) {
        var wasDraft = draft;
        var wasWithdrawn = withdrawnAt != null;
        if (!wasDraft && Boolean.TRUE.equals(request.draft()))
            throw Problem.invalid(Fault.at("/draft", "published-already"));
        if (!instrumentId.equals(request.instrumentId()))
            throw Problem.invalid(Fault.at("/instrumentId", "instrument-is-fixed"));
        take(request);
        if (wasDraft) return published();
        return Optional.of(
                !wasWithdrawn && withdrawnAt != null ? new CallWithdrawn(facts()) : new CallRevised(facts()));
    }

    /** @throws Problem 409 when it has been published: what others have seen is withdrawn, not deleted */
    void discard() {
        if (!draft) throw Problem.conflict("call-is-published", java.util.Map.of("id", id));
        delete();
    }

    CallStatus status(Instant now) {
        return CallStatus.of(draft, withdrawnAt, opensAt, closesAt, now);
    }

    boolean isDraft() {
        return draft;
    }

    boolean isDemo() {
        return demo;
    }

    String instrumentId() {
        return instrumentId;
    }

    @Nullable
    String manager() {
        return manager;
    }

    /** Whether this is what it says already, so that writing it changes nothing. */
    boolean says(CallRequest request) {
        return body.equals(request.complete(id));
    }

    int version() {
        return version;
    }

    CallRequest body() {
        return body;
    }

    CallView view(Instant now) {
        return body.view(status(now));
    }

    private CallView facts() {
        return body.view(null);
    }

    private void take(CallRequest request) {
        body = request.complete(id);
        version++;
        instrumentId = body.instrumentId();
        manager = body.manager() == null ? null : body.manager().number();
        counties = body.area() == null
                ? null
                : body.area().counties().stream().distinct().toList();
        opensAt = body.opensAt();
        closesAt = body.closesAt();
        draft = body.draft();
        withdrawnAt = body.withdrawnAt();
        demo = body.demo();
        amount = body.fundingNok() == null ? null : body.fundingNok().most();
        sortTitle = SortKey.of(body.title().in("nb"));
        words = Stream.of(
                        Stream.of(id, instrumentId),
                        body.title().values().values().stream(),
                        texts(body.summary()),
                        texts(body.note()),
                        Stream.of(
                                body.manager() == null || body.manager().name() == null
                                        ? ""
                                        : body.manager().name()))
                .flatMap(s -> s)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> texts(Text text) {
        return text == null ? Stream.empty() : text.values().values().stream();
    }
}
