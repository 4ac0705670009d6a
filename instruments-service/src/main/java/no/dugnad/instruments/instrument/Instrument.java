package no.dugnad.instruments.instrument;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.instruments.instrument.InstrumentEvent.InstrumentPublished;
import no.dugnad.instruments.instrument.InstrumentEvent.InstrumentRevised;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.SortKey;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Instrument extends PanacheEntityBase {
    @Id
    private String id;

    private int version;
    private String owner;
    private String support;
    private String orientation;
    private String status;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> themes;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> sectors;

    @Column(name = "sort_name")
    private String sortName;

    private String words;

    /** Made by the database of the words, for its own use in searches. */
    @Basic(fetch = FetchType.LAZY)
    @Column(insertable = false, updatable = false)
    private String vector;

    @JdbcTypeCode(SqlTypes.JSON)
    private InstrumentRequest body;

    protected Instrument() {}

    static Optional<Instrument> withId(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id);
    }

    /** With its row locked until the transaction ends: what every write to it begins with. */
    static Optional<Instrument> locked(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static Instrument of(String id, InstrumentRequest request) {
        var instrument = new Instrument();
        instrument.id = id;
        instrument.take(request);
        return instrument;
    }

    InstrumentEvent published() {
        return new InstrumentPublished(view());
    }

    InstrumentEvent revise(InstrumentRequest request) {
        take(request);
        return new InstrumentRevised(view());
    }

    String owner() {
        return owner;
    }

    boolean isManagedBy(String organisation) {
        return body.managers().stream().anyMatch(manager -> manager.number().equals(organisation));
    }

    /** Whether this is what it says already, so that writing it changes nothing. */
    boolean says(InstrumentRequest request) {
        return body.equals(request.complete(id));
    }

    int version() {
        return version;
    }

    InstrumentRequest body() {
        return body;
    }

    InstrumentView view() {
        return body.view();
    }

    private void take(InstrumentRequest request) {
        body = request.complete(id);
        version++;
        owner = body.owner().number();
        support = Words.word(body.support());
        orientation = Words.word(body.orientation());
        status = Words.word(body.status());
        themes = body.themes();
        sectors = body.sectors().stream().map(Words::word).toList();
        sortName = SortKey.of(body.name().in("nb"));
        words = Stream.of(
                        Stream.of(id),
                        body.name().values().values().stream(),
                        body.summary().values().values().stream(),
                        Stream.of(body.objective(), body.targetGroup())
                                .filter(java.util.Objects::nonNull)
                                .flatMap(text -> text.values().values().stream()),
                        body.themes().stream(),
                        Stream.of(
                                body.owner().name() == null ? "" : body.owner().name()))
                .flatMap(s -> s)
                .collect(Collectors.joining("\n"));
    }
}
