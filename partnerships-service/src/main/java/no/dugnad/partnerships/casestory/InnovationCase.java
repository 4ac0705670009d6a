package no.dugnad.partnerships.casestory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.partnerships.casestory.CaseEvent.CaseAnswered;
import no.dugnad.partnerships.casestory.CaseEvent.CaseRemoved;
import no.dugnad.partnerships.casestory.CaseEvent.CaseRevised;
import no.dugnad.partnerships.casestory.CaseEvent.CaseTold;
import no.dugnad.partnerships.challenge.Vocabulary;
import no.dugnad.partnerships.partnership.Answer;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.SortKey;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "innovation_case")
class InnovationCase extends PanacheEntityBase {
    @Id
    private UUID id;

    private String municipality;

    @Column(name = "partnership_id")
    private @Nullable String partnershipId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> kinds;

    private @Nullable String horizon;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> sectors;

    private @Nullable String novelty;

    @ElementCollection
    @CollectionTable(name = "innovation_case_challenge", joinColumns = @JoinColumn(name = "case_id"))
    @OrderColumn(name = "ordinal")
    @Column(name = "challenge_id")
    @BatchSize(size = 500)
    private List<String> challenges = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "innovation_case_solution", joinColumns = @JoinColumn(name = "case_id"))
    @OrderColumn(name = "ordinal")
    @Column(name = "solution_id")
    @BatchSize(size = 500)
    private List<String> solutions = new ArrayList<>();

    private @Nullable Integer year;

    @Column(name = "sort_name")
    private String sortName;

    private String words;

    /** Made by the database of the words, for its own use in searches. */
    @Basic(fetch = FetchType.LAZY)
    @Column(insertable = false, updatable = false)
    private String vector;

    @JdbcTypeCode(SqlTypes.JSON)
    private CaseRequest body;

    @Enumerated(EnumType.STRING)
    @Column(name = "stated_by")
    private @Nullable StatedBy statedBy;

    @Embedded
    private @Nullable Answer answer;

    protected InnovationCase() {}

    static Optional<InnovationCase> withId(UUID id) {
        return findByIdOptional(id);
    }

    /** With its row locked until the transaction ends. */
    static Optional<InnovationCase> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static InnovationCase of(UUID id, CaseRequest request, StatedBy by, KnownParties known) {
        var told = new InnovationCase();
        told.id = id;
        told.take(request, by, known);
        return told;
    }

    CaseEvent told(KnownParties known) {
        return new CaseTold(view(known));
    }

    CaseEvent revise(CaseRequest request, StatedBy by, KnownParties known) {
        take(request, by, known);
        return new CaseRevised(view(known));
    }

    /** What the municipality says to it; nothing when it has said so already. */
    List<CaseEvent> answer(Answer given, KnownParties known) {
        if (given.says(answer)) return List.of();
        answer = given;
        return List.of(new CaseAnswered(view(known)));
    }

    CaseEvent remove(KnownParties known) {
        var last = view(known);
        delete();
        return new CaseRemoved(last);
    }

    UUID id() {
        return id;
    }

    String municipality() {
        return municipality;
    }

    @Nullable
    String partnershipId() {
        return partnershipId;
    }

    Party party() {
        return Party.municipality(municipality);
    }

    /** What it would be written with to become what it is. */
    CaseRequest request() {
        return body.naming(challenges, solutions);
    }

    CaseView view(KnownParties known) {
        return new CaseView(
                id,
                body.title(),
                body.summary(),
                body.story(),
                known.named(party(), LocalDate.MIN, null),
                partnershipId,
                body.innovationKinds(),
                body.horizon(),
                body.sectors(),
                body.novelty(),
                List.copyOf(challenges),
                List.copyOf(solutions),
                body.year(),
                body.website(),
                body.source(),
                body.asOf(),
                statedBy,
                answer);
    }

    private void take(CaseRequest request, StatedBy by, KnownParties known) {
        statedBy = by;
        answer = null;
        body = request.naming(List.of(), List.of());
        municipality = body.party().requiredNumber();
        partnershipId = body.partnershipId();
        kinds = words(body.innovationKinds());
        horizon = body.horizon() == null ? null : Words.word(body.horizon());
        sectors = words(body.sectors());
        novelty = body.novelty() == null ? null : Words.word(body.novelty());
        challenges.clear();
        challenges.addAll(Vocabulary.unique(request.challenges()));
        solutions.clear();
        solutions.addAll(Vocabulary.unique(request.solutions()));
        year = body.year();
        sortName = SortKey.of(body.title().in("nb"));
        words = Stream.concat(
                        Stream.of(body.title(), body.summary(), body.story())
                                .filter(Objects::nonNull)
                                .flatMap(text -> Stream.of("nb", "nn").map(text.values()::get)),
                        Stream.of(known.named(party(), LocalDate.MIN, null).name()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> words(List<? extends Enum<?>> constants) {
        return constants.stream().map(Words::word).toList();
    }
}
