package no.dugnad.partnerships.solution;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.partnerships.challenge.Vocabulary;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.solution.SolutionEvent.SolutionPublished;
import no.dugnad.partnerships.solution.SolutionEvent.SolutionRemoved;
import no.dugnad.partnerships.solution.SolutionEvent.SolutionRevised;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.SortKey;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Solution extends PanacheEntityBase {
    @Id
    private String id;

    private String owner;

    @ElementCollection
    @CollectionTable(name = "solution_challenge", joinColumns = @JoinColumn(name = "solution_id"))
    @OrderColumn(name = "ordinal")
    @Column(name = "challenge_id")
    @BatchSize(size = 500)
    private List<String> challenges = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "solution_project", joinColumns = @JoinColumn(name = "solution_id"))
    @OrderColumn(name = "ordinal")
    @Column(name = "project_id")
    @BatchSize(size = 500)
    private List<String> projects = new ArrayList<>();

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
    private SolutionRequest body;

    protected Solution() {}

    static Optional<Solution> withId(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id);
    }

    /** With its row locked until the transaction ends: what every write to it or to an adoption of it begins with. */
    static Optional<Solution> locked(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static Solution of(String id, SolutionRequest request) {
        var solution = new Solution();
        solution.id = id;
        solution.take(request);
        return solution;
    }

    SolutionEvent published(KnownParties known) {
        return new SolutionPublished(view(known));
    }

    SolutionEvent revise(SolutionRequest request, KnownParties known) {
        take(request);
        return new SolutionRevised(view(known));
    }

    SolutionEvent remove(KnownParties known) {
        var last = view(known);
        delete();
        return new SolutionRemoved(last);
    }

    String id() {
        return id;
    }

    Text name() {
        return body.name();
    }

    String owner() {
        return owner;
    }

    /** What it would be written with to become what it is. */
    SolutionRequest request() {
        return body.naming(challenges, projects);
    }

    List<Party> developers() {
        return body.developers();
    }

    SolutionView view(KnownParties known) {
        return new SolutionView(
                id,
                body.name(),
                body.summary(),
                body.owner().named(known),
                body.developers().stream()
                        .map(party -> known.named(party, LocalDate.MIN, null))
                        .toList(),
                List.copyOf(challenges),
                List.copyOf(projects),
                body.sectors(),
                body.innovationKinds(),
                body.website(),
                body.repository(),
                body.licence(),
                body.firstReleasedOn(),
                body.source(),
                body.asOf());
    }

    private void take(SolutionRequest request) {
        body = request.naming(List.of(), List.of());
        owner = body.owner().number();
        challenges.clear();
        challenges.addAll(Vocabulary.unique(request.challenges()));
        projects.clear();
        projects.addAll(Vocabulary.unique(request.projects()));
        sectors = body.sectors().stream().map(Words::word).toList();
        sortName = SortKey.of(body.name().in("nb"));
        words = Stream.of(body.name(), body.summary())
                .filter(text -> text != null)
                .flatMap(text -> text.values().values().stream())
                .collect(Collectors.joining("\n"));
    }
}
