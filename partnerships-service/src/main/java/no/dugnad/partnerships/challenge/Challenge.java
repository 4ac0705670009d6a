package no.dugnad.partnerships.challenge;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import no.dugnad.partnerships.challenge.ChallengeEvent.ChallengeRaised;
import no.dugnad.partnerships.challenge.ChallengeEvent.ChallengeRemoved;
import no.dugnad.partnerships.challenge.ChallengeEvent.ChallengeRevised;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.SortKey;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
class Challenge extends PanacheEntityBase {
    @Id
    private String id;

    private String owner;

    @Column(name = "partnership_id")
    private @Nullable String partnershipId;

    private String status;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> sectors;

    @Column(name = "sort_name")
    private String sortName;

    @JdbcTypeCode(SqlTypes.JSON)
    private ChallengeRequest body;

    protected Challenge() {}

    static Optional<Challenge> withId(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id);
    }

    /** With its row locked until the transaction ends. */
    static Optional<Challenge> locked(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static Challenge of(String id, ChallengeRequest request) {
        var challenge = new Challenge();
        challenge.id = id;
        challenge.take(request);
        return challenge;
    }

    ChallengeEvent raised(KnownParties known) {
        return new ChallengeRaised(view(known));
    }

    ChallengeEvent revise(ChallengeRequest request, KnownParties known) {
        take(request);
        return new ChallengeRevised(view(known));
    }

    ChallengeEvent remove(KnownParties known) {
        delete();
        return new ChallengeRemoved(view(known));
    }

    String owner() {
        return owner;
    }

    @Nullable
    String partnershipId() {
        return partnershipId;
    }

    String id() {
        return id;
    }

    Text name() {
        return body.name();
    }

    ChallengeRequest body() {
        return body;
    }

    ChallengeView view(KnownParties known) {
        return new ChallengeView(
                id,
                body.name(),
                body.summary(),
                body.status(),
                body.statusNote(),
                partnershipId,
                body.owner().named(known),
                body.sectors(),
                body.website(),
                body.source(),
                body.asOf());
    }

    private void take(ChallengeRequest request) {
        body = request.complete();
        owner = body.owner().number();
        partnershipId = body.partnershipId();
        status = Words.word(body.status());
        sectors = body.sectors().stream().map(Words::word).toList();
        sortName = SortKey.of(body.name().in("nb"));
    }
}
