package no.dugnad.partnerships.project;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dugnad.partnerships.challenge.Vocabulary;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.party.PartyKind;
import no.dugnad.partnerships.project.ProjectEvent.ProjectRegistered;
import no.dugnad.partnerships.project.ProjectEvent.ProjectRemoved;
import no.dugnad.partnerships.project.ProjectEvent.ProjectRevised;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.SortKey;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
class Project extends PanacheEntityBase {
    @Id
    private String id;

    private String owner;

    @Column(name = "partnership_id")
    private @Nullable String partnershipId;

    @ElementCollection
    @CollectionTable(name = "project_challenge", joinColumns = @JoinColumn(name = "project_id"))
    @OrderColumn(name = "ordinal")
    @Column(name = "challenge_id")
    @BatchSize(size = 500)
    private List<String> challenges = new ArrayList<>();

    private @Nullable Integer ambition;
    private String stage;
    private @Nullable String horizon;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> sectors;

    /** Numbers of the municipalities among the partners. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> municipalities;

    @Column(name = "sort_name")
    private String sortName;

    @JdbcTypeCode(SqlTypes.JSON)
    private ProjectRequest body;

    protected Project() {}

    static Optional<Project> withId(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id);
    }

    /** With its row locked until the transaction ends. */
    static Optional<Project> locked(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static Project of(String id, ProjectRequest request) {
        var project = new Project();
        project.id = id;
        project.take(request);
        return project;
    }

    ProjectEvent registered(KnownParties known) {
        return new ProjectRegistered(view(known));
    }

    ProjectEvent revise(ProjectRequest request, KnownParties known) {
        take(request);
        return new ProjectRevised(view(known));
    }

    ProjectEvent remove(KnownParties known) {
        var last = view(known);
        delete();
        return new ProjectRemoved(last);
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

    @Nullable
    String partnershipId() {
        return partnershipId;
    }

    ProjectRequest body() {
        return body;
    }

    List<String> challenges() {
        return challenges;
    }

    /** What it would be written with to become what it is. */
    ProjectRequest request() {
        return body.naming(challenges);
    }

    List<Party> parties() {
        return body.partners().stream().map(Partner::party).toList();
    }

    ProjectView view(KnownParties known) {
        return new ProjectView(
                id,
                body.name(),
                body.summary(),
                partnershipId,
                body.owner().named(known),
                List.copyOf(challenges),
                body.ambition(),
                body.radicalIn(),
                body.horizon(),
                body.innovationKinds(),
                body.sectors(),
                body.stage(),
                body.partners().stream()
                        .map(p -> new Partner(known.named(p.party(), LocalDate.MIN, null), p.role()))
                        .toList(),
                body.from(),
                body.to(),
                body.experiments(),
                body.source(),
                body.asOf());
    }

    private void take(ProjectRequest request) {
        body = request.naming(List.of());
        owner = body.owner().number();
        partnershipId = body.partnershipId();
        challenges.clear();
        challenges.addAll(Vocabulary.unique(request.challenges()));
        ambition = body.ambition();
        stage = Words.word(body.stage());
        municipalities = parties().stream()
                .filter(party -> party.kind() == PartyKind.MUNICIPALITY)
                .map(Party::requiredNumber)
                .distinct()
                .toList();
        horizon = body.horizon() == null ? null : Words.word(body.horizon());
        sectors = body.sectors().stream().map(Words::word).toList();
        sortName = SortKey.of(body.name().in("nb"));
    }
}
